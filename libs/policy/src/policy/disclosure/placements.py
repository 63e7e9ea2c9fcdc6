"""What of a placement request the disclosure of its students depends on."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Stage(StrEnum):
    """The columns of the disclosure matrix, and what lies before and after them."""

    NOT_RECEIVED = "not_received"
    PENDING = "pending"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    OVER = "over"


STAGES: dict[str, Stage] = {
    "draft": Stage.NOT_RECEIVED,
    "held": Stage.NOT_RECEIVED,
    "pending": Stage.PENDING,
    "redirected": Stage.PENDING,
    "accepted_by_destination": Stage.PENDING,
    "declined_by_destination": Stage.PENDING,
    "waitlisted": Stage.PENDING,
    "accepted": Stage.ACCEPTED,
    "confirmed": Stage.CONFIRMED,
    "declined": Stage.OVER,
    "cancelled": Stage.OVER,
    "withdrawn": Stage.NOT_RECEIVED,
}
"""By the status of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A request as far as the engine looks at it."""

    status: str
    placing_agency_id: UUID
    program_id: UUID
    receiving_agency_id: UUID | None
    site_id: UUID
    destination_id: UUID
    service_id: UUID | None = None
    discipline: str | None = None
    department_id: UUID | None = None
    """Of the school: the one that the program belongs to."""
    supervisor_ids: Collection[UUID] = ()
    instructor_ids: Collection[UUID] = ()

    @property
    def stage(self) -> Stage:
        return STAGES[self.status]
