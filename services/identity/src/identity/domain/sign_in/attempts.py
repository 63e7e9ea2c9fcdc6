"""Attempts to prove who one is: those that failed, and those of which the end is not known yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final

from chassis.domain import Aggregate, TooOften

ABANDONED_AFTER: Final = timedelta(minutes=1)
"""An attempt whose end nobody told by then, as of a process that died, has failed."""


class AttemptsUnderWay(TooOften):
    """If all that are under way failed, this one would not be looked at: it waits for their end."""

    slug: ClassVar[str] = "attempts-under-way"


@dataclass(eq=False, kw_only=True)
class Attempts(Aggregate):
    """Only failures count, and nobody gets more tries by sending many at once: no more are under
    way than could fail."""

    failures: int = 0
    under_way: int = 0
    last_at: datetime | None = None

    def fail(self, now: datetime) -> None:
        """One that was under way has failed."""
        self.take_back()
        self._count(now)

    def take_back(self) -> None:
        """One that was under way was right. The failures before it still count."""
        self.under_way = max(self.under_way - 1, 0)

    def _give_up_abandoned(self, now: datetime) -> None:
        if self.last_at is None or now - self.last_at < ABANDONED_AFTER:
            return
        while self.under_way:
            self.fail(self.last_at + ABANDONED_AFTER)

    def _enter(self, now: datetime, *, free: int) -> None:
        """Raises AttemptsUnderWay."""
        if self.under_way >= max(free - self.failures, 1):
            raise AttemptsUnderWay("Others are under way", retry_after_seconds=1)
        self.under_way += 1
        self.last_at = now

    def _count(self, at: datetime) -> None:
        raise NotImplementedError
