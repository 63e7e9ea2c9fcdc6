"""Events that the placements service publishes: places, programs and placement requests."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from contracts.envelope import Event

Status = Literal[
    "draft",
    "held",
    "pending",
    "redirected",
    "accepted_by_destination",
    "declined_by_destination",
    "waitlisted",
    "accepted",
    "declined",
    "confirmed",
    "cancelled",
    "withdrawn",
]
Channel = Literal["online", "paper"]
PlacementType = Literal["group", "individual"]


class SiteRecorded(Event):
    """A building of a receiving agency was recorded; without an agency it is only known of."""

    type: ClassVar[str] = "placements.site_recorded.v1"
    subject_field: ClassVar[str] = "site_id"

    site_id: UUID
    agency_id: UUID | None = None
    name: str
    city: str | None = None
    province: str
    active: bool = True


class ServiceRecorded(Event):
    """A service of a site was recorded, with the person who receives its requests."""

    type: ClassVar[str] = "placements.service_recorded.v1"
    subject_field: ClassVar[str] = "service_id"

    service_id: UUID
    site_id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    contact_person_id: UUID | None = None
    active: bool = True


class DestinationRecorded(Event):
    """A unit that takes students was recorded, with the person who answers for it."""

    type: ClassVar[str] = "placements.destination_recorded.v1"
    subject_field: ClassVar[str] = "destination_id"

    destination_id: UUID
    site_id: UUID
    agency_id: UUID
    service_ids: list[UUID]
    name: str
    short_name: str
    contact_person_id: UUID | None = None
    active: bool = True


class ProgramRecorded(Event):
    """A program of a school was recorded."""

    type: ClassVar[str] = "placements.program_recorded.v1"
    subject_field: ClassVar[str] = "program_id"

    program_id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    discipline: str
    department_id: UUID | None = None
    """The department of the school that it belongs to."""
    active: bool = True


class CourseRecorded(Event):
    """A practicum course of a program was recorded."""

    type: ClassVar[str] = "placements.course_recorded.v1"
    subject_field: ClassVar[str] = "course_id"

    course_id: UUID
    program_id: UUID
    agency_id: UUID
    code: str
    name_fr: str
    name_en: str
    active: bool = True


class PlacementRequestState(Event):
    """What other services may know of a placement request, as committed.

    `school_status` and `school_reason` are what the school may see: an answer of a destination is
    never shown to the school until the agency answers. Comments stay in the placements service.
    """

    subject_field: ClassVar[str] = "placement_request_id"

    placement_request_id: UUID
    reference: str
    status: Status
    school_status: Status
    channel: Channel
    placing_agency_id: UUID
    program_id: UUID
    course_id: UUID | None = None
    discipline: str
    placement_type: PlacementType
    receiving_agency_id: UUID | None = None
    site_id: UUID
    service_id: UUID
    destination_id: UUID
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal
    supervisor_ids: list[UUID] = Field(default_factory=list)
    instructor_ids: list[UUID] = Field(default_factory=list)
    """Those of the school; the others are of the receiving agency."""
    requested_by: UUID
    """The person who created the request."""
    actor_id: UUID | None = None
    """The person who made this move; None for the clock and for rules."""
    actor_role: str | None = None
    reason: str | None = None
    """The code of the reason given with the last answer or cancellation."""
    school_reason: str | None = None
    release_on: date | None = None
    created_at: AwareDatetime
    sent_at: AwareDatetime | None = None
    answered_at: AwareDatetime | None = None
    confirmed_at: AwareDatetime | None = None
    cancelled_at: AwareDatetime | None = None


class PlacementRequestCreated(PlacementRequestState):
    """A school wrote a request; nobody else sees it yet."""

    type: ClassVar[str] = "placements.placement_request_created.v1"


class PlacementRequestHeld(PlacementRequestState):
    """A request was sent, but is withheld until its release date."""

    type: ClassVar[str] = "placements.placement_request_held.v1"


class PlacementRequestSent(PlacementRequestState):
    """A request reached the receiving agency, at once or on its release date."""

    type: ClassVar[str] = "placements.placement_request_sent.v1"


class PlacementRequestRedirected(PlacementRequestState):
    """The receiving coordinator passed the request to a destination."""

    type: ClassVar[str] = "placements.placement_request_redirected.v1"


class PlacementRequestAcceptedByDestination(PlacementRequestState):
    """The destination can take the students; the agency has still to answer the school."""

    type: ClassVar[str] = "placements.placement_request_accepted_by_destination.v1"


class PlacementRequestDeclinedByDestination(PlacementRequestState):
    """The destination cannot take the students; the agency has still to answer the school."""

    type: ClassVar[str] = "placements.placement_request_declined_by_destination.v1"


class PlacementRequestWaitlisted(PlacementRequestState):
    """The request waits for a place to become free at its destination."""

    type: ClassVar[str] = "placements.placement_request_waitlisted.v1"


class PlacementRequestAccepted(PlacementRequestState):
    """The receiving agency accepted the request."""

    type: ClassVar[str] = "placements.placement_request_accepted.v1"


class PlacementRequestDeclined(PlacementRequestState):
    """The receiving agency declined the request."""

    type: ClassVar[str] = "placements.placement_request_declined.v1"


class PlacementRequestConfirmed(PlacementRequestState):
    """The school confirmed an accepted request: the placement will take place."""

    type: ClassVar[str] = "placements.placement_request_confirmed.v1"


class PlacementRequestCancelled(PlacementRequestState):
    """One side called the placement off."""

    type: ClassVar[str] = "placements.placement_request_cancelled.v1"


class PlacementRequestWithdrawn(PlacementRequestState):
    """The school took back a request that nobody had answered."""

    type: ClassVar[str] = "placements.placement_request_withdrawn.v1"


class PlacementRequestSupervisorsAssigned(PlacementRequestState):
    """The receiving side named who supervises the students."""

    type: ClassVar[str] = "placements.placement_request_supervisors_assigned.v1"


class PlacementRequestInstructorsAssigned(PlacementRequestState):
    """The school named who instructs the students."""

    type: ClassVar[str] = "placements.placement_request_instructors_assigned.v1"


class ConsentsNearExpiry(Event):
    """Consents of a program's students came within 180 days of their end, each told once.

    Its sequence is the second in which it was told.
    """

    type: ClassVar[str] = "placements.consents_near_expiry.v1"
    subject_field: ClassVar[str] = "program_id"

    program_id: UUID
    agency_id: UUID
    students: int
    first_expires_on: date


class PlacementRequestStudentsNamed(Event):
    """Who is on a placement request, by id alone, and whose names the school released.

    Its sequence counts the changes of the roster, not those of the request.
    """

    type: ClassVar[str] = "placements.placement_request_students_named.v1"
    subject_field: ClassVar[str] = "placement_request_id"

    placement_request_id: UUID
    placing_agency_id: UUID
    named: int
    finalized: int
    student_ids: list[UUID]
    finalized_ids: list[UUID]
