"""An account that nobody used for half a year sleeps until an administrator wakes it."""

from datetime import date, timedelta
from typing import Final

DORMANT_AFTER: Final = 180
WARNED_AFTER: Final = (150, 173)
"""Days since the last sign-in, or since an administrator woke the account."""


def is_dormant(used_on: date | None, today: date) -> bool:
    """Who never signed in is invited, not dormant."""
    return used_on is not None and (today - used_on).days >= DORMANT_AFTER


def warning_due(used_on: date | None, warned: int, today: date) -> int | None:
    """The warning to send today, if any: the later one alone where both were missed."""
    if used_on is None or is_dormant(used_on, today):
        return None
    idle = (today - used_on).days
    due = [days for days in WARNED_AFTER if warned < days <= idle]
    return max(due, default=None)


def dormant_on(used_on: date) -> date:
    return used_on + timedelta(days=DORMANT_AFTER)
