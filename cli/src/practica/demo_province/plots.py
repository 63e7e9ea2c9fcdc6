"""The plots of the demo requests: for each status, the moves that lead there, and how often."""

from dataclasses import dataclass

from placements.domain.requests.moves import Move
from placements.domain.requests.statuses import Status

_WRITTEN = (Move.CREATE,)
_SENT = (*_WRITTEN, Move.SEND)
_RELEASED = (*_SENT, Move.RELEASE)
_PASSED_ON = (*_SENT, Move.REDIRECT)
_WANTED = (*_PASSED_ON, Move.ACCEPT_FOR_DESTINATION)
_UNWANTED = (*_PASSED_ON, Move.DECLINE_FOR_DESTINATION)
_SUPERVISED = (*_WANTED, Move.ASSIGN_SUPERVISORS)
_ACCEPTED = (*_SUPERVISED, Move.ACCEPT)
_CONFIRMED = (*_ACCEPTED, Move.CONFIRM)

_DECLINED = ("at_capacity", "no_supervisor", "dates_not_possible", "other_students")
_CALLED_OFF = ("no_student", "placed_elsewhere", "dates_changed", "course_cancelled")


@dataclass(frozen=True, slots=True)
class Plot:
    """`paper` is the share of agencies without a user; `starts_in` are days from today."""

    status: Status
    moves: tuple[Move, ...]
    times: int
    starts_in: tuple[int, int] = (21, 150)
    paper: float = 0.0
    reasons: tuple[str, ...] = ()


PLOTS = (
    Plot(Status.DRAFT, _WRITTEN, 22, (40, 200), 0.2),
    Plot(Status.HELD, _SENT, 16, (60, 220), 0.2),
    Plot(Status.PENDING, _SENT, 34, paper=0.35),
    Plot(Status.PENDING, _RELEASED, 8),
    Plot(Status.REDIRECTED, _PASSED_ON, 34),
    Plot(Status.ACCEPTED_BY_DESTINATION, _WANTED, 18),
    Plot(Status.DECLINED_BY_DESTINATION, _UNWANTED, 12),
    Plot(Status.WAITLISTED, (*_PASSED_ON, Move.WAITLIST), 12),
    Plot(Status.ACCEPTED, _ACCEPTED, 20),
    Plot(Status.ACCEPTED, (*_SENT, Move.ACCEPT), 8),
    Plot(Status.DECLINED, (*_UNWANTED, Move.DECLINE), 14, reasons=_DECLINED),
    Plot(Status.DECLINED, (*_SENT, Move.DECLINE), 10, reasons=_DECLINED),
    Plot(Status.CONFIRMED, _CONFIRMED, 36, (7, 90)),
    Plot(Status.CONFIRMED, _CONFIRMED, 24, (-120, -3)),
    Plot(Status.CANCELLED, (*_CONFIRMED, Move.CANCEL), 12, (7, 90), reasons=_CALLED_OFF),
    Plot(Status.CANCELLED, (*_ACCEPTED, Move.CANCEL), 8, reasons=_CALLED_OFF),
    Plot(Status.WITHDRAWN, (*_SENT, Move.WITHDRAW), 12),
)
