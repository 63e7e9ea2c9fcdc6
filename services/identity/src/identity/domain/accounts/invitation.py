"""An invitation: a link with which a person sets their password, once, within half an hour."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, DomainError
from chassis.ids import new_id

VALID_FOR = timedelta(minutes=30)


class InvitationInvalid(DomainError):
    """The link is unknown, used, replaced by a newer one or older than half an hour."""

    slug = "invitation-invalid"


class Purpose(StrEnum):
    """Who asked for the link: an administrator, or the person who forgot the password."""

    INVITATION = "invitation"
    RESET = "reset"


@dataclass(eq=False, kw_only=True)
class Invitation(Aggregate):
    """`fingerprint` is the digest of the token in the link; the token itself is not kept."""

    account_id: UUID
    invited_by: UUID
    fingerprint: bytes = field(repr=False)
    created_at: datetime
    closed_at: datetime | None = None
    purpose: Purpose = Purpose.INVITATION

    @classmethod
    def issue(
        cls,
        *,
        account_id: UUID,
        invited_by: UUID,
        fingerprint: bytes,
        now: datetime,
        purpose: Purpose = Purpose.INVITATION,
    ) -> Self:
        return cls(
            id=new_id(),
            account_id=account_id,
            invited_by=invited_by,
            fingerprint=fingerprint,
            created_at=now,
            purpose=purpose,
        )

    @property
    def expires_at(self) -> datetime:
        return self.created_at + VALID_FOR

    def expect_open(self, now: datetime) -> None:
        if self.closed_at is not None or now >= self.expires_at:
            raise InvitationInvalid("The invitation was used, replaced, or is too old")

    def accept(self, now: datetime) -> None:
        self.expect_open(now)
        self.closed_at = now

    def replace(self, now: datetime) -> None:
        self.closed_at = now


class Invitations(Protocol):
    """Invitations, found by the fingerprint of their token."""

    def add(self, invitation: Invitation) -> None: ...

    async def with_fingerprint(self, fingerprint: bytes) -> Invitation | None:
        """Locked until the transaction ends: of two who accept at once one is refused."""
        ...

    async def open_of_account(self, account_id: UUID) -> list[Invitation]: ...
