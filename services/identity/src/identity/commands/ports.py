"""What the commands need from outside; the store and the edges provide it."""

from datetime import datetime
from typing import Protocol

from identity.domain.access.role_assignment import RoleAssignments
from identity.domain.access.view import Views
from identity.domain.accounts.account import Accounts
from identity.domain.accounts.email_change import EmailChanges
from identity.domain.accounts.invitation import Invitations
from identity.domain.accounts.responsibilities import ResponsibilitiesTexts
from identity.domain.agencies.agency import Agencies
from identity.domain.agencies.department import Departments
from identity.domain.factors.challenge import Challenges
from identity.domain.factors.passkey import Passkeys
from identity.domain.factors.proofs import Proofs
from identity.domain.factors.second_factor import SecondFactors
from identity.domain.factors.sign_in_rules import SignInRulesOfAgencies
from identity.domain.incidents.incident import Incidents
from identity.domain.keys.signing_key import KeyPair, SigningKeys
from identity.domain.mail.mail import Mails
from identity.domain.partners.partner_client import PartnerClients
from identity.domain.people.people import People
from identity.domain.sign_in.address_attempts import AttemptsByAddress
from identity.domain.sign_in.password import BreachedPasswords
from identity.domain.sign_in.session import Sessions
from identity.domain.sign_in.sign_in_attempts import SignInAttemptsByName
from identity.domain.single_sign_on.identity_provider import IdentityProviders
from identity.domain.single_sign_on.linked_subject import LinkedSubjects
from identity.domain.single_sign_on.sign_on import SignOns
from identity.domain.staff_upload.upload import StaffUploads
from identity.domain.switches.switch_setting import SwitchSettings


class Store(Protocol):
    """The repositories of one transaction, and the moment at which it takes place."""

    @property
    def now(self) -> datetime: ...

    @property
    def agencies(self) -> Agencies: ...

    @property
    def departments(self) -> Departments: ...

    @property
    def people(self) -> People: ...

    @property
    def staff_uploads(self) -> StaffUploads: ...

    @property
    def accounts(self) -> Accounts: ...

    @property
    def role_assignments(self) -> RoleAssignments: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def sign_in_attempts(self) -> SignInAttemptsByName: ...

    @property
    def invitations(self) -> Invitations: ...

    @property
    def email_changes(self) -> EmailChanges: ...

    @property
    def responsibilities(self) -> ResponsibilitiesTexts: ...

    @property
    def mails(self) -> Mails: ...

    @property
    def address_attempts(self) -> AttemptsByAddress: ...

    @property
    def breached_passwords(self) -> BreachedPasswords: ...

    @property
    def second_factors(self) -> SecondFactors: ...

    @property
    def passkeys(self) -> Passkeys: ...

    @property
    def challenges(self) -> Challenges: ...

    @property
    def proofs(self) -> Proofs: ...

    @property
    def sign_in_rules(self) -> SignInRulesOfAgencies: ...

    @property
    def views(self) -> Views: ...

    @property
    def incidents(self) -> Incidents: ...

    @property
    def switch_settings(self) -> SwitchSettings: ...

    @property
    def signing_keys(self) -> SigningKeys: ...

    @property
    def partner_clients(self) -> PartnerClients: ...

    @property
    def identity_providers(self) -> IdentityProviders: ...

    @property
    def linked_subjects(self) -> LinkedSubjects: ...

    @property
    def sign_ons(self) -> SignOns: ...


class KeyMaker(Protocol):
    """Makes key pairs whose private half only its owner can open."""

    def make(self) -> KeyPair: ...
