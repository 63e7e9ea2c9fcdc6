"""The history of a request, and which lines of it each side may read."""

from dataclasses import dataclass, field, replace

from placements.domain.requests.acts import Act
from placements.domain.requests.asked import Changes
from placements.domain.requests.labels import Side, Standing, label_of
from placements.domain.requests.moves import INSIDE_RECEIVING_AGENCY, Move
from placements.domain.requests.reasons import Reason
from placements.domain.requests.statuses import Status

_ANSWERED = frozenset({Status.ACCEPTED, Status.CONFIRMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One move, as it was made; `sequence` is the version that the request had after it."""

    sequence: int
    move: Move
    act: Act
    before: Standing | None
    after: Standing
    reason: Reason | None = None
    changes: Changes = field(default_factory=dict)


def as_read_by(entry: HistoryEntry, side: Side) -> HistoryEntry | None:
    """The line as a side may read it; None where it may not know of the move."""
    if label_of(entry.after, side) is None:
        return None
    if side is Side.SCHOOL:
        return _as_read_by_school(entry)
    return entry if side is Side.NETWORK else _as_read_by_receivers(entry)


def _as_read_by_receivers(entry: HistoryEntry) -> HistoryEntry:
    """Until when the school had meant to wait is its own affair."""
    told = {name: values for name, values in entry.changes.items() if name != "release_on"}
    return entry if told == entry.changes else replace(entry, changes=told)


def _as_read_by_school(entry: HistoryEntry) -> HistoryEntry | None:
    """What a destination answered stays inside the receiving agency.

    Who is to supervise would tell it too, so that is read only after the agency accepted; and a
    word to the destination is not meant for the school.
    """
    if entry.move in INSIDE_RECEIVING_AGENCY:
        return None
    if entry.move is Move.ASSIGN_SUPERVISORS and entry.after.status not in _ANSWERED:
        return None
    if entry.move is Move.REDIRECT:
        return replace(entry, act=replace(entry.act, comment=None))
    return entry
