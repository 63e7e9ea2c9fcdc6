"""The services of sites and agencies."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, Select, func, select

from chassis.store import Connection
from placements.domain.places.errors import ServiceNotFound
from placements.store.tables.people import people
from placements.store.tables.places import services


class ServiceState(BaseModel):
    """One service, as it is kept."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    site_id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    contact_person_id: UUID | None
    active: bool
    version: int


class ServiceRow(ServiceState):
    """One service, with the name of who receives its requests."""

    contact_name: str | None


def _rows() -> Select[Any]:
    name = func.nullif(people.c.first_name + " " + people.c.last_name, " ")
    return select(services, name.label("contact_name")).select_from(
        services.outerjoin(people, people.c.id == services.c.contact_person_id)
    )


async def service(connection: Connection, id: UUID) -> ServiceRow:
    """Raises ServiceNotFound."""
    row = await connection.first(_rows().where(services.c.id == id))
    if row is None:
        raise ServiceNotFound(f"there is no service {id}")
    return ServiceRow.model_validate(row)


async def services_found(
    connection: Connection,
    *,
    site_id: UUID | None,
    agency_id: UUID | None,
    active: bool | None,
    limit: int,
    after: tuple[Any, ...] | None,
) -> list[ServiceRow]:
    """In the order of their making; `after` is the (id,) of the last row seen."""
    conditions: list[ColumnElement[bool]] = []
    if site_id is not None:
        conditions.append(services.c.site_id == site_id)
    if agency_id is not None:
        conditions.append(services.c.agency_id == agency_id)
    if active is not None:
        conditions.append(services.c.active == active)
    if after is not None:
        conditions.append(services.c.id > after[0])
    statement = _rows().where(*conditions).order_by(services.c.id).limit(limit)
    return [ServiceRow.model_validate(row) for row in await connection.all(statement)]
