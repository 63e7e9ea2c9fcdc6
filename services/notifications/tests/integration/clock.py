"""A clock that tests set forward."""

from datetime import UTC, datetime, timedelta


class MovableClock:
    """The present, and `ahead` of it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead
