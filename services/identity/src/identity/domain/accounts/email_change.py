"""Somebody is to sign in with another address: both the old and the new one have to agree."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, DomainError
from chassis.ids import new_id

VALID_FOR = timedelta(minutes=30)


class EmailChangeInvalid(DomainError):
    """The link is unknown, used, replaced by a newer one or older than half an hour."""

    slug: ClassVar[str] = "email-change-invalid"


@dataclass(eq=False, kw_only=True)
class EmailChange(Aggregate):
    """The tokens in the two links are not kept; their digests are."""

    account_id: UUID
    agency_id: UUID
    new_email: str = field(repr=False)
    old_fingerprint: bytes = field(repr=False)
    new_fingerprint: bytes = field(repr=False)
    created_at: datetime
    old_agreed_at: datetime | None = None
    new_agreed_at: datetime | None = None
    closed_at: datetime | None = None

    @classmethod
    def ask(
        cls,
        *,
        account_id: UUID,
        agency_id: UUID,
        new_email: str,
        old_fingerprint: bytes,
        new_fingerprint: bytes,
        now: datetime,
    ) -> Self:
        return cls(
            id=new_id(),
            account_id=account_id,
            agency_id=agency_id,
            new_email=new_email,
            old_fingerprint=old_fingerprint,
            new_fingerprint=new_fingerprint,
            created_at=now,
        )

    def waits_for_old(self, now: datetime) -> bool:
        return self.old_agreed_at is None and now < self.created_at + VALID_FOR

    def agree_for_old(self, now: datetime) -> bool:
        """Somebody answers for the person who cannot read the old address any more."""
        return self.agree(self.old_fingerprint, now)

    def agree(self, fingerprint: bytes, now: datetime) -> bool:
        """Whether both addresses have agreed now. Each link serves once."""
        if self.closed_at is not None or now >= self.created_at + VALID_FOR:
            raise EmailChangeInvalid("The change is over", field="token")
        if fingerprint == self.old_fingerprint and self.old_agreed_at is None:
            self.old_agreed_at = now
        elif fingerprint == self.new_fingerprint and self.new_agreed_at is None:
            self.new_agreed_at = now
        else:
            raise EmailChangeInvalid("The link was used", field="token")
        if self.old_agreed_at is None or self.new_agreed_at is None:
            return False
        self.closed_at = now
        return True

    def replace(self, now: datetime) -> None:
        self.closed_at = now


class EmailChanges(Protocol):
    """Changes of address that wait for both sides."""

    def add(self, change: EmailChange) -> None: ...

    async def with_fingerprint(self, fingerprint: bytes) -> EmailChange | None:
        """Locked until the transaction ends."""
        ...

    async def open_of_account(self, account_id: UUID) -> list[EmailChange]: ...
