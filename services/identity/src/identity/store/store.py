"""The sum of the repositories, on one transaction."""

from datetime import datetime

from chassis.store import Transaction
from identity.store.access.role_assignments import StoredRoleAssignments
from identity.store.accounts.accounts import StoredAccounts, StoredInvitations
from identity.store.agencies.agencies import StoredAgencies, StoredDepartments
from identity.store.keys.signing_keys import StoredSigningKeys
from identity.store.people.people import StoredPeople
from identity.store.sign_in.sessions import StoredSessions, StoredSignInAttempts


class IdentityStore:
    """What the commands call `Store`."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.agencies = StoredAgencies(transaction)
        self.departments = StoredDepartments(transaction)
        self.people = StoredPeople(transaction)
        self.accounts = StoredAccounts(transaction)
        self.role_assignments = StoredRoleAssignments(transaction)
        self.sessions = StoredSessions(transaction)
        self.sign_in_attempts = StoredSignInAttempts(transaction)
        self.invitations = StoredInvitations(transaction)
        self.signing_keys = StoredSigningKeys(transaction)

    @property
    def connection(self) -> Transaction:
        return self.transaction

    @property
    def now(self) -> datetime:
        return self.transaction.now
