"""A passkey: a key pair whose private half a person's device keeps and never shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, Unauthenticated
from chassis.ids import new_id
from identity.domain.accounts.account import Account
from identity.domain.wording import required

MOST = 20


class PasskeyRefused(Unauthenticated):
    """The answer of the device proves nothing; what is wrong with it is not said."""

    slug: ClassVar[str] = "passkey-refused"


class PasskeyNotAccepted(DomainError):
    """The device's answer does not fit what it was asked, so nothing was registered."""

    slug: ClassVar[str] = "passkey-not-accepted"


class PasskeyKnown(Conflict):
    """This passkey is registered already."""

    slug: ClassVar[str] = "passkey-known"


class TooManyPasskeys(Conflict):
    """The account has as many passkeys as one may have."""

    slug: ClassVar[str] = "too-many-passkeys"


@dataclass(frozen=True, kw_only=True)
class NewCredential:
    """What a device told of the key pair that it made."""

    credential_id: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    sign_count: int


@dataclass(eq=False, kw_only=True)
class Passkey(Aggregate):
    account_id: UUID
    agency_id: UUID
    name: str
    credential_id: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    sign_count: int
    created_at: datetime
    last_used_at: datetime | None = None
    suspended_at: datetime | None = None
    removed_at: datetime | None = None

    @classmethod
    def register(
        cls, credential: NewCredential, account: Account, *, name: str, now: datetime
    ) -> Self:
        return cls(
            id=new_id(),
            account_id=account.id,
            agency_id=account.agency_id,
            name=required(name, "name"),
            credential_id=credential.credential_id,
            public_key=credential.public_key,
            sign_count=credential.sign_count,
            created_at=now,
        )

    @property
    def works(self) -> bool:
        return self.suspended_at is None

    def use(self, sign_count: int, now: datetime) -> bool:
        """False for one that was suspended. A counter that does not go on means that a copy of the
        key is about, so it is suspended now; devices that do not count say 0 (WebAuthn, 6.1.1)."""
        counts = sign_count > 0 or self.sign_count > 0
        if self.works and counts and sign_count <= self.sign_count:
            self.suspended_at = now
        if not self.works:
            return False
        self.sign_count, self.last_used_at = sign_count, now
        return True

    def rename(self, name: str) -> None:
        self.name = required(name, "name")

    def remove(self, now: datetime) -> None:
        self.removed_at = now


class Passkeys(Protocol):
    """The passkeys of accounts, found by what the device calls them."""

    def add(self, passkey: Passkey) -> None: ...

    async def of_account(self, account_id: UUID) -> list[Passkey]:
        """Oldest first, with the suspended ones and without those removed."""
        ...

    async def with_credential_id(self, credential_id: bytes) -> Passkey | None:
        """Locked until the transaction ends."""
        ...
