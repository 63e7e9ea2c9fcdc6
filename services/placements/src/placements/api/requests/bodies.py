"""What callers send about placement requests."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from placements.commands.requests.wanted import Wanted
from placements.domain.requests.statuses import PlacementType

Comment = Annotated[str, StringConstraints(max_length=2000)]
ReasonCode = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Discipline = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
ReasonText = Annotated[str, StringConstraints(max_length=500)]


class Body(BaseModel):
    """A field that nobody knows is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


class PlacementRequestBody(Body):
    """What a school asks for. Without a service, the destination's first one receives it."""

    program_id: UUID
    course_id: UUID | None = None
    discipline: Discipline | None = None
    placement_type: PlacementType
    service_id: UUID | None = None
    destination_id: UUID
    starts_on: date
    ends_on: date
    students: Annotated[int, Field(le=500, examples=[4])]
    shifts: Annotated[int, Field(le=2000, examples=[12])]
    hours_per_student: Annotated[Decimal, Field(max_digits=8, decimal_places=2, examples=["96"])]
    release_on: date | None = None

    def wanted(self) -> Wanted:
        return Wanted(**dict(self))


class NoteBody(Body):
    """A word to go into the history."""

    comment: Comment | None = None


class ReasonBody(NoteBody):
    """A code of the list in `GET /reasons`; `other` needs a text."""

    reason: ReasonCode
    reason_text: ReasonText | None = None


class RedirectBody(NoteBody):
    """Without a destination it is the one that the school asked for."""

    destination_id: UUID | None = None


class SupervisorsBody(NoteBody):
    """Replaces the supervisors named before."""

    supervisor_ids: Annotated[list[UUID], Field(max_length=50)]


class InstructorsBody(NoteBody):
    """Replaces the instructors named before."""

    instructor_ids: Annotated[list[UUID], Field(max_length=50)]


class BulkItem(Body):
    """`version` is the one that the caller read, as in `If-Match`."""

    id: UUID
    version: int | None = None


class BulkBody(NoteBody):
    """The same move for each item; each verb uses the fields that it needs."""

    items: Annotated[list[BulkItem], Field(min_length=1, max_length=200)]
    reason: ReasonCode | None = None
    reason_text: ReasonText | None = None
    destination_id: UUID | None = None
