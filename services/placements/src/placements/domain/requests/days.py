"""Which day it is in the provinces: dates of placements and releases are days, not instants."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_PROVINCES = ZoneInfo("America/Toronto")


def day_of(moment: datetime) -> date:
    """The calendar day of an aware moment; nothing is released before its day begins there."""
    return moment.astimezone(_PROVINCES).date()
