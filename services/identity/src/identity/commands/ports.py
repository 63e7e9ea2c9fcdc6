"""What the commands need from outside; the store and the edges provide it."""

from datetime import datetime
from typing import Protocol

from identity.domain.access.role_assignment import RoleAssignments
from identity.domain.accounts.account import Accounts
from identity.domain.accounts.invitation import Invitations
from identity.domain.agencies.agency import Agencies
from identity.domain.agencies.department import Departments
from identity.domain.keys.signing_key import KeyPair, SigningKeys
from identity.domain.people.person import People
from identity.domain.sign_in.session import Sessions
from identity.domain.sign_in.sign_in_attempts import SignInAttemptsByName


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
    def signing_keys(self) -> SigningKeys: ...


class KeyMaker(Protocol):
    """Makes key pairs whose private half only its owner can open."""

    def make(self) -> KeyPair: ...
