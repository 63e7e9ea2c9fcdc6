"""The second factor of an account: an authenticator app, and recovery codes beside it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Final, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, Forbidden, Unauthenticated
from identity.domain.accounts.account import Account
from identity.domain.factors.recovery_codes import RecoveryCodes, fresh_codes

CONFIRM_WITHIN: Final = timedelta(minutes=15)
_NO_STEP: Final = -1


class AppEnrolled(Conflict):
    """There is an authenticator app already; it is removed before another one takes its place."""

    slug: ClassVar[str] = "authenticator-app-enrolled"


class NothingToConfirm(Conflict):
    """No enrolment was begun, or longer ago than a quarter of an hour."""

    slug: ClassVar[str] = "nothing-to-confirm"


class CodeWrong(DomainError):
    """The code is not the one that the app shows now, or it was used already."""

    slug: ClassVar[str] = "code-wrong"


class SecondStepRefused(Unauthenticated):
    """The code of the second step is wrong or was used; it counts like a wrong password."""

    slug: ClassVar[str] = "second-step-refused"


class ProofRefused(Forbidden):
    """The password, code or passkey does not prove that the session's person is there."""

    slug: ClassVar[str] = "proof-refused"


class SecondFactorDemanded(Forbidden):
    """The agency demands a second factor, so the last one stays."""

    slug: ClassVar[str] = "second-factor-demanded"


class OwnSecondFactor(Forbidden):
    """Nobody resets their own second factor; another administrator does."""

    slug: ClassVar[str] = "own-second-factor"


@dataclass(eq=False, kw_only=True)
class SecondFactor(Aggregate):
    """Its id is that of its account. The secrets are sealed; `last_step` is the newest time step of
    which a code was used, so that no code serves twice."""

    agency_id: UUID
    pending_secret: str | None = field(default=None, repr=False)
    pending_since: datetime | None = None
    app_secret: str | None = field(default=None, repr=False)
    app_since: datetime | None = None
    last_step: int = _NO_STEP
    recovery: RecoveryCodes | None = None

    @classmethod
    def none_yet(cls, account: Account) -> Self:
        return cls(id=account.id, agency_id=account.agency_id)

    @property
    def has_app(self) -> bool:
        return self.app_secret is not None

    @property
    def recovery_codes_left(self) -> int:
        return self.recovery.left if self.recovery else 0

    def begin_enrolment(self, sealed_secret: str, now: datetime) -> None:
        if self.has_app:
            raise AppEnrolled("An app is enrolled")
        self.pending_secret, self.pending_since = sealed_secret, now

    def to_confirm(self, now: datetime) -> str:
        """The sealed secret that a first code has to prove. Raises NothingToConfirm."""
        since = self.pending_since
        if self.pending_secret is None or since is None or now - since >= CONFIRM_WITHIN:
            raise NothingToConfirm("No enrolment is open")
        return self.pending_secret

    def confirm(self, step: int, now: datetime) -> None:
        """The app shows right codes, so it counts from now on; the code shown is used up."""
        self.app_secret, self.app_since = self.to_confirm(now), now
        self.pending_secret = self.pending_since = None
        self.last_step = step

    def use_step(self, step: int) -> bool:
        """False for a time step that was used, or is older than one that was (RFC 6238, 5.2)."""
        if not self.has_app or step <= self.last_step:
            return False
        self.last_step = step
        return True

    def use_recovery_code(self, code: str) -> bool:
        left = self.recovery.without(code) if self.recovery else None
        if left is None:
            return False
        self.recovery = left
        return True

    def renew_recovery_codes(self) -> tuple[str, ...]:
        """Ten new ones to show once; the former are worth nothing."""
        codes, self.recovery = fresh_codes()
        return codes

    def remove_app(self) -> None:
        self.app_secret = self.app_since = None
        self.pending_secret = self.pending_since = None
        self.last_step = _NO_STEP

    def forget_recovery_codes(self) -> None:
        self.recovery = None


class SecondFactors(Protocol):
    """At most one an account."""

    async def find(self, account_id: UUID) -> SecondFactor | None:
        """Locked until the transaction ends, so that a code cannot be used twice at once."""
        ...

    async def of(self, account: Account) -> SecondFactor:
        """An empty one for who had none; locked likewise."""
        ...


class Vault(Protocol):
    """Seals the secrets of apps, each for its account alone."""

    def close(self, secret: str, account_id: UUID) -> str: ...

    def open(self, sealed: str, account_id: UUID) -> str | None:
        """None for what was sealed with another key, or for another account."""
        ...
