"""The destinations of sites, services and agencies."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, Select, func, select

from chassis.store import Connection
from placements.domain.places.errors import DestinationNotFound
from placements.store.places.destinations import with_services
from placements.store.tables.people import people
from placements.store.tables.places import destination_services, destinations


class DestinationState(BaseModel):
    """One destination, as it is kept."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    site_id: UUID
    agency_id: UUID
    service_ids: list[UUID]
    name: str
    short_name: str
    contact_person_id: UUID | None
    gender_needed_for: str | None
    active: bool
    version: int


class DestinationRow(DestinationState):
    """One destination, with the name of who answers for it."""

    contact_name: str | None


@dataclass(frozen=True, kw_only=True)
class DestinationFilter:
    """None asks nothing."""

    site_id: UUID | None = None
    service_id: UUID | None = None
    agency_id: UUID | None = None
    active: bool | None = True


def _rows() -> Select[Any]:
    name = func.nullif(people.c.first_name + " " + people.c.last_name, " ")
    return (
        with_services()
        .add_columns(name.label("contact_name"))
        .select_from(
            destinations.outerjoin(people, people.c.id == destinations.c.contact_person_id)
        )
    )


async def destination(connection: Connection, id: UUID) -> DestinationRow:
    """Raises DestinationNotFound."""
    row = await connection.first(_rows().where(destinations.c.id == id))
    if row is None:
        raise DestinationNotFound(f"there is no destination {id}")
    return DestinationRow.model_validate(row)


async def destinations_found(
    connection: Connection, wanted: DestinationFilter, *, limit: int, after: tuple[Any, ...] | None
) -> list[DestinationRow]:
    """In the order of their making; `after` is the (id,) of the last row seen."""
    conditions = _conditions(wanted)
    if after is not None:
        conditions.append(destinations.c.id > after[0])
    statement = _rows().where(*conditions).order_by(destinations.c.id).limit(limit)
    return [DestinationRow.model_validate(row) for row in await connection.all(statement)]


def _conditions(wanted: DestinationFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.site_id is not None:
        conditions.append(destinations.c.site_id == wanted.site_id)
    if wanted.service_id is not None:
        within = select(destination_services.c.destination_id).where(
            destination_services.c.service_id == wanted.service_id
        )
        conditions.append(destinations.c.id.in_(within))
    if wanted.agency_id is not None:
        conditions.append(destinations.c.agency_id == wanted.agency_id)
    if wanted.active is not None:
        conditions.append(destinations.c.active == wanted.active)
    return conditions
