"""The notices that a risk of serious injury makes due: to the Commission d’accès à l’information
and to everybody whose information is concerned.

The law says "promptly" and names no number of days; `WITHIN` is the house's own measure of it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

WITHIN: Final = timedelta(days=3)
"""To assess the risk once an incident is known, and to send the notices once there is one."""


class NoticeKind(StrEnum):
    COMMISSION = "commission"
    PERSONS = "persons"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """`reference` is the receiver's number, or says that a public notice stood in."""

    kind: NoticeKind
    due_on: date
    sent_on: date | None = None
    reference: str | None = None

    @property
    def is_due(self) -> bool:
        return self.sent_on is None


def notices_due(
    present: tuple[Notice, ...], *, serious: bool, from_day: date
) -> tuple[Notice, ...]:
    """Those that were sent stay, and so does the day by which the others had to leave."""
    by_kind = {notice.kind: notice for notice in present if serious or not notice.is_due}
    if serious:
        for kind in NoticeKind:
            by_kind.setdefault(kind, Notice(kind=kind, due_on=from_day + WITHIN))
    return tuple(by_kind[kind] for kind in NoticeKind if kind in by_kind)
