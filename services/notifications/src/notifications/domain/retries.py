"""When something that did not go through is tried again: the schedules, as data."""

from collections.abc import Sequence
from datetime import datetime, timedelta

Schedule = Sequence[timedelta]

WEBHOOK: Schedule = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
DISABLE_ENDPOINT_AFTER = timedelta(hours=120)
OLD_SECRET_LIVES = timedelta(hours=24)


def next_try(schedule: Schedule, *, failures: int, now: datetime) -> datetime | None:
    """When to try again after that many failures in a row; None if it is given up."""
    return now + schedule[failures - 1] if failures <= len(schedule) else None
