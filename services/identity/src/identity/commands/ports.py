"""What the commands need from outside; the store and the edges provide it."""

from datetime import datetime
from typing import Protocol

from identity.domain.account import Accounts
from identity.domain.agency import Agencies
from identity.domain.department import Departments
from identity.domain.invitation import Invitations
from identity.domain.person import People
from identity.domain.role_assignment import RoleAssignments
from identity.domain.session import Sessions
from identity.domain.sign_in_attempts import SignInAttemptsByName
from identity.domain.signing_key import KeyPair, SigningKeys


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
