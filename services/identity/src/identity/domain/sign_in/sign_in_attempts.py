"""Failed sign-ins under one name: after four of them it is locked, longer each time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID, uuid5

from chassis.domain import TooOften, Unauthenticated
from identity.domain.sign_in.attempts import Attempts

FREE_ATTEMPTS = 4
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=4)
_NAMES = UUID("6f0b4a4e-3a55-4c8f-9d51-0c2f5b1d7a60")


class SignInRefused(Unauthenticated):
    """The address or the password is wrong; which of them is not said."""

    slug = "sign-in-refused"


class SignInLocked(TooOften):
    """Too many failures under this name, whether or not there is such an account."""

    slug = "sign-in-locked"


def attempts_id(sign_in_name: str) -> UUID:
    """Attempts are counted for names that nobody has too, so that a lock betrays nothing; only
    this digest of the name is kept."""
    return uuid5(_NAMES, sign_in_name)


@dataclass(eq=False, kw_only=True)
class SignInAttempts(Attempts):
    locked_until: datetime | None = None
    account_id: UUID | None = None

    def begin(self, now: datetime, *, account_id: UUID | None) -> None:
        """Before the password is looked at: a thousand guesses sent at once get no more tries than
        a thousand in a row. Raises SignInLocked and AttemptsUnderWay."""
        self._give_up_abandoned(now)
        if self.locked_until is not None and now < self.locked_until:
            seconds = int((self.locked_until - now).total_seconds()) + 1
            minutes = -(-seconds // 60)
            raise SignInLocked("Locked", retry_after_seconds=seconds, minutes=minutes)
        self._enter(now, free=FREE_ATTEMPTS)
        self.account_id = account_id

    def forgive(self) -> None:
        """A success or a new password sets the count back; nothing else does."""
        self.failures, self.locked_until = 0, None

    def _count(self, at: datetime) -> None:
        self.failures += 1
        if self.failures >= FREE_ATTEMPTS:
            doubled = min(self.failures - FREE_ATTEMPTS, 16)
            self.locked_until = at + min(FIRST_LOCK * 2**doubled, LONGEST_LOCK)


class SignInAttemptsByName(Protocol):
    """The attempts under each name."""

    async def under(self, sign_in_name: str) -> SignInAttempts:
        """A count of zero for a new name; locked until the transaction ends."""
        ...
