"""The places, programs and people that requests refer to, as moves need to know them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, or_, select

from chassis.store import Connection, Prepared
from placements.domain.requests.places import Place, Program
from placements.store.requests.contacts import CONTACT_FACTS, contacts_from, with_contacts
from placements.store.tables.people import people
from placements.store.tables.places import (
    courses,
    destination_services,
    destinations,
    programs,
    services,
    sites,
)

_service_id = bindparam("service_id", type_=Uuid)
_links = destination_services
_place = Prepared(
    select(
        sites.c.agency_id,
        destinations.c.site_id,
        _links.c.service_id,
        _links.c.destination_id,
        *CONTACT_FACTS,
    )
    .select_from(
        with_contacts(_links, _links.c.service_id, _links.c.destination_id).join(
            sites, sites.c.id == destinations.c.site_id
        )
    )
    .where(
        _links.c.destination_id == bindparam("destination_id", type_=Uuid),
        or_(_service_id.is_(None), _links.c.service_id == _service_id),
        destinations.c.active,
        services.c.active,
        sites.c.active,
    )
    .order_by(_links.c.service_id)
    .limit(1)
)
_course_id = bindparam("course_id", type_=Uuid)
_program = Prepared(
    select(
        programs.c.id, programs.c.agency_id, programs.c.discipline, programs.c.department_id
    ).where(
        programs.c.id == bindparam("id", type_=Uuid),
        programs.c.active,
        or_(
            _course_id.is_(None),
            select(courses.c.id)
            .where(courses.c.id == _course_id, courses.c.program_id == programs.c.id)
            .where(courses.c.active)
            .exists(),
        ),
    )
)
_active_people = Prepared(
    select(people.c.id).where(
        people.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))),
        people.c.agency_id == bindparam("agency_id", type_=Uuid),
        people.c.active,
    )
)


class StoredRequestReferences:
    """Reads only; places, programs and people have repositories and queues of their own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def place(self, destination_id: UUID, service_id: UUID | None) -> Place | None:
        row = await self._connection.first(
            _place, destination_id=destination_id, service_id=service_id
        )
        if row is None:
            return None
        contacts = contacts_from(row, has_agency=row["agency_id"] is not None)
        return Place(
            agency_id=row["agency_id"],
            site_id=row["site_id"],
            service_id=row["service_id"],
            destination_id=row["destination_id"],
            service_contact=contacts.service,
            destination_contact=contacts.destination,
        )

    async def program(self, id: UUID, course_id: UUID | None) -> Program | None:
        row = await self._connection.first(_program, id=id, course_id=course_id)
        if row is None:
            return None
        return Program(
            id=row["id"],
            agency_id=row["agency_id"],
            discipline=row["discipline"],
            department_id=row["department_id"],
        )

    async def active_people(self, ids: Sequence[UUID], agency_id: UUID | None) -> frozenset[UUID]:
        rows = await self._connection.all(_active_people, ids=list(ids), agency_id=agency_id)
        return frozenset(row["id"] for row in rows)
