"""The sum of the repositories, on one transaction."""

from datetime import datetime

from chassis.store import Transaction
from identity.store.accounts import StoredAccounts, StoredInvitations
from identity.store.agencies import StoredAgencies, StoredDepartments
from identity.store.people import StoredPeople
from identity.store.role_assignments import StoredRoleAssignments
from identity.store.sessions import StoredSessions, StoredSignInAttempts
from identity.store.signing_keys import StoredSigningKeys


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
