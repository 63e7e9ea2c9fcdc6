"""The sum of the repositories, on one transaction."""

from datetime import datetime

from chassis.sealing import Seal
from chassis.store import Transaction
from identity.store.access.role_assignments import StoredRoleAssignments
from identity.store.access.views import StoredViews
from identity.store.accounts.accounts import StoredAccounts, StoredInvitations
from identity.store.accounts.email_changes import StoredEmailChanges
from identity.store.accounts.responsibilities import StoredResponsibilities
from identity.store.agencies.agencies import StoredAgencies, StoredDepartments
from identity.store.factors.challenges import StoredChallenges, StoredProofs
from identity.store.factors.passkeys import StoredPasskeys
from identity.store.factors.second_factors import StoredSecondFactors, StoredSignInRules
from identity.store.incidents.incidents import StoredIncidents
from identity.store.keys.signing_keys import StoredSigningKeys
from identity.store.mail.mails import StoredMails
from identity.store.partners.partner_clients import StoredPartnerClients
from identity.store.people.people import StoredPeople
from identity.store.sign_in.address_attempts import StoredAddressAttempts
from identity.store.sign_in.breached_passwords import BreachedPasswords, breached_passwords
from identity.store.sign_in.sessions import StoredSessions, StoredSignInAttempts
from identity.store.single_sign_on.identity_providers import StoredIdentityProviders
from identity.store.single_sign_on.sign_ons import StoredLinkedSubjects, StoredSignOns
from identity.store.staff_upload.uploads import StoredStaffUploads
from identity.store.switches.switch_settings import StoredSwitchSettings


class IdentityStore:
    """What the commands call `Store`."""

    def __init__(
        self,
        transaction: Transaction,
        *,
        seal: Seal | None = None,
        breached: BreachedPasswords | None = None,
    ) -> None:
        self.transaction = transaction
        self.mails, self.email_changes = (
            StoredMails(transaction, seal),
            StoredEmailChanges(transaction),
        )
        self.responsibilities = StoredResponsibilities(transaction)
        self.address_attempts = StoredAddressAttempts(transaction)
        self.breached_passwords = breached or breached_passwords()
        self.agencies = StoredAgencies(transaction)
        self.departments = StoredDepartments(transaction)
        self.people, self.staff_uploads = (
            StoredPeople(transaction),
            StoredStaffUploads(transaction),
        )
        self.accounts = StoredAccounts(transaction)
        self.role_assignments = StoredRoleAssignments(transaction)
        self.sessions = StoredSessions(transaction)
        self.sign_in_attempts = StoredSignInAttempts(transaction)
        self.invitations = StoredInvitations(transaction)
        self.second_factors = StoredSecondFactors(transaction)
        self.passkeys = StoredPasskeys(transaction)
        self.challenges = StoredChallenges(transaction)
        self.proofs = StoredProofs(transaction)
        self.sign_in_rules = StoredSignInRules(transaction)
        self.views = StoredViews(transaction)
        self.incidents = StoredIncidents(transaction)
        self.switch_settings = StoredSwitchSettings(transaction)
        self.signing_keys = StoredSigningKeys(transaction)
        self.partner_clients = StoredPartnerClients(transaction)
        self.identity_providers = StoredIdentityProviders(transaction)
        self.linked_subjects = StoredLinkedSubjects(transaction)
        self.sign_ons = StoredSignOns(transaction)

    @property
    def connection(self) -> Transaction:
        return self.transaction

    @property
    def now(self) -> datetime:
        return self.transaction.now
