"""The programs of schools, and their courses."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, select, tuple_

from chassis.store import Connection
from placements.domain.programs.errors import CourseNotFound, ProgramNotFound
from placements.store.tables.places import courses, programs


class ProgramRow(BaseModel):
    """One program."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    discipline: str
    department_id: UUID | None
    active: bool
    version: int


class CourseRow(BaseModel):
    """One practicum course."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    program_id: UUID
    agency_id: UUID
    code: str
    name_fr: str
    name_en: str
    default_hours: Decimal | None
    active: bool
    version: int


async def program(connection: Connection, id: UUID) -> ProgramRow:
    """Raises ProgramNotFound."""
    row = await connection.first(select(programs).where(programs.c.id == id))
    if row is None:
        raise ProgramNotFound(f"there is no program {id}")
    return ProgramRow.model_validate(row)


async def programs_found(
    connection: Connection,
    *,
    agency_id: UUID | None,
    discipline: str | None,
    active: bool | None,
    limit: int,
    after: tuple[Any, ...] | None,
) -> list[ProgramRow]:
    """In the order of their making; `after` is the (id,) of the last row seen."""
    conditions: list[ColumnElement[bool]] = []
    if agency_id is not None:
        conditions.append(programs.c.agency_id == agency_id)
    if discipline is not None:
        conditions.append(programs.c.discipline == discipline.lower())
    if active is not None:
        conditions.append(programs.c.active == active)
    if after is not None:
        conditions.append(programs.c.id > after[0])
    statement = select(programs).where(*conditions).order_by(programs.c.id).limit(limit)
    return [ProgramRow.model_validate(row) for row in await connection.all(statement)]


async def course(connection: Connection, id: UUID) -> CourseRow:
    """Raises CourseNotFound."""
    row = await connection.first(select(courses).where(courses.c.id == id))
    if row is None:
        raise CourseNotFound(f"there is no course {id}")
    return CourseRow.model_validate(row)


async def courses_of_program(
    connection: Connection,
    program_id: UUID,
    *,
    active: bool | None,
    limit: int,
    after: tuple[Any, ...] | None,
) -> list[CourseRow]:
    """By code; `after` is the (code, id) of the last row seen."""
    conditions: list[ColumnElement[bool]] = [courses.c.program_id == program_id]
    if active is not None:
        conditions.append(courses.c.active == active)
    if after is not None:
        conditions.append(tuple_(courses.c.code, courses.c.id) > tuple_(*after))
    statement = (
        select(courses).where(*conditions).order_by(courses.c.code, courses.c.id).limit(limit)
    )
    return [CourseRow.model_validate(row) for row in await connection.all(statement)]
