"""What happens to placement requests."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from chassis.domain import DomainEvent
from placements.domain.requests.acts import Act
from placements.domain.requests.moves import Move

if TYPE_CHECKING:
    from placements.domain.requests.record import RequestRecord


@dataclass(frozen=True, slots=True)
class Moved(DomainEvent):
    """A move was made; `move` is the one that leads here."""

    move: ClassVar[Move]

    request: "RequestRecord"
    act: Act


class Created(Moved):
    move = Move.CREATE


class Edited(Moved):
    move = Move.EDIT


class Held(Moved):
    """Sent, but withheld until the release date."""

    move = Move.SEND


class Sent(Moved):
    move = Move.SEND


class Released(Moved):
    """The release date came, or the school waived it."""

    move = Move.RELEASE


class Redirected(Moved):
    move = Move.REDIRECT


class AcceptedByDestination(Moved):
    move = Move.ACCEPT_FOR_DESTINATION


class DeclinedByDestination(Moved):
    move = Move.DECLINE_FOR_DESTINATION


class ReturnedToDestination(Moved):
    move = Move.RETURN_TO_DESTINATION


class Waitlisted(Moved):
    move = Move.WAITLIST


class Accepted(Moved):
    move = Move.ACCEPT


class Declined(Moved):
    move = Move.DECLINE


class SupervisorsAssigned(Moved):
    move = Move.ASSIGN_SUPERVISORS


class InstructorsAssigned(Moved):
    move = Move.ASSIGN_INSTRUCTORS


class Confirmed(Moved):
    move = Move.CONFIRM


class Withdrawn(Moved):
    move = Move.WITHDRAW


class Cancelled(Moved):
    move = Move.CANCEL
