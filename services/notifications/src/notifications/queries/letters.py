"""Everything that a letter about a request says; students are a number in it, never names."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from notifications.domain.people import Language
from notifications.store.directory_statements import NAMES
from notifications.store.paper import letters_of, paper_delivery_from_row
from notifications.store.tables.directory import people
from notifications.store.tables.messages import paper_deliveries


class Letter(BaseModel):
    """In one language; an unknown name is a dash."""

    language: Language
    kind: Literal["to_service", "to_destination"]
    reference: str
    recipient: str | None
    school: str
    hospital: str
    site: str
    service: str
    destination: str
    program: str
    discipline: str
    placement_type: str
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: str
    written_at: datetime


async def letter_of(connection: Connection, viewer: Viewer, id: UUID) -> Letter:
    """Raises NotFound for a letter outside of the viewer's rights."""
    row = await connection.first(
        select(paper_deliveries).where(paper_deliveries.c.id == id, letters_of(viewer))
    )
    if row is None:
        raise NotFound(f"No paper delivery {id}")
    delivery = paper_delivery_from_row(row)
    moved, language = delivery.moved, delivery.language
    return Letter(
        language=language,
        kind=delivery.kind.value,
        recipient=await _recipient(connection, delivery.contact_person_id),
        written_at=delivery.created_at,
        **await _names(connection, row.moved, language),
        reference=moved.reference,
        discipline=moved.discipline,
        placement_type=moved.placement_type,
        starts_on=moved.starts_on,
        ends_on=moved.ends_on,
        students=moved.students,
        shifts=moved.shifts,
        hours_per_student=format(moved.hours_per_student.normalize(), "f"),
    )


_SPOKEN = ("school", "hospital", "service", "program")
_SAME_IN_BOTH = ("site", "destination")
_IDS = (
    "placing_agency_id",
    "receiving_agency_id",
    "site_id",
    "service_id",
    "destination_id",
    "program_id",
    "requested_by",
)


async def _names(
    connection: Connection, moved: dict[str, str], language: Language
) -> dict[str, str]:
    ids = {name: UUID(moved[name]) for name in _IDS}
    row = await connection.first(NAMES, **ids)
    assert row is not None  # noqa: S101 - an outer join from one row always answers one
    spoken = {name: row[f"{name}_{language}"] for name in _SPOKEN}
    return {
        name: value or "–" for name, value in (spoken | {n: row[n] for n in _SAME_IN_BOTH}).items()
    }


async def _recipient(connection: Connection, person_id: UUID | None) -> str | None:
    row = await connection.first(
        select(people.c.first_name, people.c.last_name).where(people.c.id == person_id)
    )
    return f"{row.first_name} {row.last_name}" if row else None
