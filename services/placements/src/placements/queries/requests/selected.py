"""The one SELECT behind lists and single requests: requests with every name they are shown with.

Which requests those are is found first, by a small statement that differs from list to list; this
large one is always the same, so that it is compiled once and planned once a connection.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    FromClause,
    Uuid,
    any_,
    bindparam,
    case,
    func,
    select,
    tuple_,
)

from chassis.store import Connection, Prepared, Row
from placements.domain.requests.statuses import Status
from placements.store.requests.contacts import CONTACT_FACTS, with_contacts
from placements.store.tables.people import agencies
from placements.store.tables.places import courses, destinations, programs, services, sites
from placements.store.tables.requests import placement_requests

_r = placement_requests
_placing = agencies.alias("placing_agency")
_receiving = agencies.alias("receiving_agency")


def _joined() -> FromClause:
    return (
        with_contacts(_r, _r.c.service_id, _r.c.destination_id)
        .outerjoin(_placing, _placing.c.id == _r.c.placing_agency_id)
        .outerjoin(_receiving, _receiving.c.id == _r.c.receiving_agency_id)
        .outerjoin(programs, programs.c.id == _r.c.program_id)
        .outerjoin(courses, courses.c.id == _r.c.course_id)
        .outerjoin(sites, sites.c.id == _r.c.site_id)
    )


def _waitlist_position() -> ColumnElement[int]:
    """Counted when read, so that the line closes up by itself."""
    other = _r.alias("waiting")
    ahead = (
        select(func.count())
        .where(
            other.c.destination_id == _r.c.destination_id,
            other.c.status == Status.WAITLISTED.value,
            tuple_(other.c.waitlisted_at, other.c.id) <= tuple_(_r.c.waitlisted_at, _r.c.id),
        )
        .correlate(_r)
        .scalar_subquery()
    )
    return case((_r.c.status == Status.WAITLISTED.value, ahead))


_named = Prepared(
    select(
        _r,
        *CONTACT_FACTS,
        _placing.c.name_fr.label("placing_agency_fr"),
        _placing.c.name_en.label("placing_agency_en"),
        _receiving.c.name_fr.label("receiving_agency_fr"),
        _receiving.c.name_en.label("receiving_agency_en"),
        programs.c.name_fr.label("program_fr"),
        programs.c.name_en.label("program_en"),
        courses.c.name_fr.label("course_fr"),
        courses.c.name_en.label("course_en"),
        sites.c.name.label("site_name"),
        services.c.name_fr.label("service_fr"),
        services.c.name_en.label("service_en"),
        destinations.c.name.label("destination_name"),
        _waitlist_position().label("waitlist_position"),
    )
    .select_from(_joined())
    .where(_r.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
)


async def requests_with_names(connection: Connection, ids: Sequence[UUID]) -> list[Row]:
    """In the order of the ids; whether a viewer may see them was decided when they were found."""
    if not ids:
        return []
    rows = {row["id"]: row for row in await connection.all(_named, ids=list(ids))}
    return [rows[one] for one in ids if one in rows]
