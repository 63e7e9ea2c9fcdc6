"""Departments of the agencies that the viewer may know of."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from identity.domain.agencies.department import Department
from identity.domain.wording import plain
from identity.queries.access.narrowing import Key, after_name, equal, found_by, visible
from identity.store.tables.agencies import departments


class DepartmentRow(BaseModel):
    """The staff database of an agency, and its own word for a supervisor, if it has one."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    supervisor_word_fr: str | None
    supervisor_word_en: str | None
    street: str | None
    city: str | None
    postal_code: str | None
    active: bool
    version: int

    @classmethod
    def of(cls, department: Department) -> "DepartmentRow":
        facts = department.facts
        return cls(
            id=department.id,
            agency_id=department.agency_id,
            name_fr=facts.name_fr,
            name_en=facts.name_en,
            supervisor_word_fr=facts.supervisor_word_fr,
            supervisor_word_en=facts.supervisor_word_en,
            street=facts.street,
            city=facts.city,
            postal_code=facts.postal_code,
            active=department.active,
            version=department.version_once_saved,
        )

    @property
    def key(self) -> Key:
        return plain(self.name_fr), self.id


@dataclass(frozen=True, kw_only=True)
class WantedDepartments:
    """What is None narrows nothing."""

    viewer: Viewer
    words: str | None = None
    agency_id: UUID | None = None
    active: bool | None = None


async def departments_by_name(
    connection: Connection, wanted: WantedDepartments, *, cursor: Key | None, limit: int
) -> list[DepartmentRow]:
    rows = await connection.all(
        select(departments)
        .where(
            *visible(departments, wanted.viewer),
            *found_by(departments, wanted.words),
            *equal(departments, agency_id=wanted.agency_id, active=wanted.active),
            *after_name(departments, cursor),
        )
        .order_by(departments.c.sort_name, departments.c.id)
        .limit(limit)
    )
    return [DepartmentRow.model_validate(row) for row in rows]


async def department(connection: Connection, id: UUID, viewer: Viewer) -> DepartmentRow:
    """Raises NotFound, also for a department of a foreign agency."""
    row = await connection.first(
        select(departments).where(departments.c.id == id, *visible(departments, viewer))
    )
    if row is None:
        raise NotFound(f"No department {id} that the viewer may know of")
    return DepartmentRow.model_validate(row)
