"""The sum of the repositories, on one transaction."""

from datetime import datetime

from chassis.sealing import Seal
from chassis.store import Transaction
from identity.store.access.role_assignments import StoredRoleAssignments
from identity.store.accounts.accounts import StoredAccounts, StoredInvitations
from identity.store.accounts.email_changes import StoredEmailChanges
from identity.store.accounts.responsibilities import StoredResponsibilities
from identity.store.agencies.agencies import StoredAgencies, StoredDepartments
from identity.store.incidents.incidents import StoredIncidents
from identity.store.keys.signing_keys import StoredSigningKeys
from identity.store.mail.mails import StoredMails
from identity.store.people.people import StoredPeople
from identity.store.sign_in.breached_passwords import BreachedPasswords, breached_passwords
from identity.store.sign_in.repositories import SignInRepositories
from identity.store.staff_upload.uploads import StoredStaffUploads
from identity.store.switches.switch_settings import StoredSwitchSettings


class IdentityStore(SignInRepositories):
    """What the commands call `Store`."""

    def __init__(
        self,
        transaction: Transaction,
        *,
        seal: Seal | None = None,
        breached: BreachedPasswords | None = None,
    ) -> None:
        super().__init__(transaction)
        self.transaction = transaction
        self.mails = StoredMails(transaction, seal)
        self.email_changes = StoredEmailChanges(transaction)
        self.responsibilities = StoredResponsibilities(transaction)
        self.breached_passwords = breached or breached_passwords()
        self.agencies = StoredAgencies(transaction)
        self.departments = StoredDepartments(transaction)
        self.people = StoredPeople(transaction)
        self.staff_uploads = StoredStaffUploads(transaction)
        self.accounts = StoredAccounts(transaction)
        self.role_assignments = StoredRoleAssignments(transaction)
        self.invitations = StoredInvitations(transaction)
        self.incidents = StoredIncidents(transaction)
        self.switch_settings = StoredSwitchSettings(transaction)
        self.signing_keys = StoredSigningKeys(transaction)

    @property
    def connection(self) -> Transaction:
        return self.transaction

    @property
    def now(self) -> datetime:
        return self.transaction.now
