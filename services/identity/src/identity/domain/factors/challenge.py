"""What we ask for and wait to be answered: once, soon, and by whom we asked."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final, Protocol, Self
from uuid import UUID

from chassis.domain import Unauthenticated
from identity.domain.accounts.account import Account

VALID_FOR: Final = timedelta(minutes=5)


class ChallengeOver(Unauthenticated):
    """The sign-in was begun too long ago, or finished already: begin again."""

    slug: ClassVar[str] = "challenge-over"


class Asked(StrEnum):
    """What a challenge asks for; an answer to another question is none."""

    SECOND_STEP = "second_step"
    ENROLMENT = "enrolment"
    PASSKEY = "passkey"
    NEW_PASSKEY = "new_passkey"


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """`fingerprint` is the digest of what was handed out. A sign-in by passkey is of nobody until
    it is answered; the others are of an account, and a second step also of the password that was
    right in the first one: a new password makes it worthless.
    The first step may have been taken at an identity provider."""

    fingerprint: bytes = field(repr=False)
    asked: Asked
    created_at: datetime
    account_id: UUID | None = None
    password_digest: bytes | None = field(default=None, repr=False)
    identity_provider_id: UUID | None = None

    @classmethod
    def after_first_step(
        cls,
        account: Account,
        asked: Asked,
        *,
        fingerprint: bytes,
        now: datetime,
        identity_provider_id: UUID | None = None,
    ) -> Self:
        return cls(
            fingerprint=fingerprint,
            asked=asked,
            created_at=now,
            account_id=account.id,
            password_digest=_digest(account),
            identity_provider_id=identity_provider_id,
        )

    @property
    def expires_at(self) -> datetime:
        return self.created_at + VALID_FOR

    def is_open(self, asked: Asked, now: datetime) -> bool:
        return self.asked is asked and now < self.expires_at

    def fits(self, account: Account) -> bool:
        """Whether the first step would still succeed."""
        return self.account_id == account.id and self.password_digest == _digest(account)


def _digest(account: Account) -> bytes:
    return hashlib.sha256((account.password_hash or "").encode()).digest()


class Challenges(Protocol):
    """Challenges that wait for an answer."""

    def add(self, challenge: Challenge) -> None: ...

    async def asked(self, fingerprint: bytes) -> Challenge | None:
        """Locked until the transaction ends: of two who answer at once one is refused."""
        ...

    async def close(self, challenge: Challenge) -> None:
        """It is answered, rightly or not, and cannot be again."""
        ...
