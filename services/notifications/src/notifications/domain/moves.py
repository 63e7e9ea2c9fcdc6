"""What the service knows of a placement request at the moment of a move."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class Move(StrEnum):
    """What happened to a placement request; the value is the middle of its event's type."""

    CREATED = "created"
    HELD = "held"
    SENT = "sent"
    REDIRECTED = "redirected"
    ACCEPTED_BY_DESTINATION = "accepted_by_destination"
    DECLINED_BY_DESTINATION = "declined_by_destination"
    WAITLISTED = "waitlisted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    SUPERVISORS_ASSIGNED = "supervisors_assigned"
    INSTRUCTORS_ASSIGNED = "instructors_assigned"

    @property
    def event_type(self) -> str:
        return f"placements.placement_request_{self.value}.v1"


CALLS_OFF = frozenset({Move.WITHDRAWN, Move.CANCELLED})


class Side(StrEnum):
    """From where somebody looks at a request; it decides the label that is shown."""

    SCHOOL = "school"
    RECEIVING = "receiving"
    DESTINATION = "destination"
    SUPERVISOR = "supervisor"
    INSTRUCTOR = "instructor"
    """At the school, and told what the school is told."""


@dataclass(frozen=True, kw_only=True)
class RequestMoved:
    """One move of one request, with the request's public state after it.

    `school_status` and `school_reason` are all that the school may see. `sequence` is the version
    of the request after the move.
    """

    event_id: UUID
    move: Move
    sequence: int
    occurred_at: datetime
    placement_request_id: UUID
    reference: str
    status: str
    school_status: str
    channel: str
    placing_agency_id: UUID
    program_id: UUID
    course_id: UUID | None = None
    receiving_agency_id: UUID | None
    site_id: UUID
    service_id: UUID
    destination_id: UUID
    discipline: str
    placement_type: str
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal
    requested_by: UUID
    supervisor_ids: tuple[UUID, ...] = ()
    instructor_ids: tuple[UUID, ...] = ()
    actor_id: UUID | None = None
    actor_role: str | None = None
    reason: str | None = None
    school_reason: str | None = None
    was_sent: bool = False
    was_answered: bool = False


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """What earlier moves of the same request left behind, for the rules that need it."""

    was_redirected: bool = False
    destination_is_news: bool = False
    """The request is redirected to a destination that the school was not told of before."""
    newly_named: frozenset[UUID] = field(default_factory=frozenset)
    """The supervisors or instructors who were not named before this move."""
    called_off: bool = False
    """News came late: by a move already heard of, the request is no more."""
