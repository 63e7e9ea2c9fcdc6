"""The one SELECT behind lists and single requests: a request with every name it is shown with."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    case,
    func,
    select,
    tuple_,
)

from placements.domain.requests.statuses import Status
from placements.store.requests.contacts import CONTACT_FACTS, with_contacts
from placements.store.tables.people import agencies
from placements.store.tables.places import courses, destinations, programs, services, sites
from placements.store.tables.requests import placement_requests

_placing = agencies.alias("placing_agency")
_receiving = agencies.alias("receiving_agency")


def with_names(page: Subquery) -> Select[Any]:
    """The rows of the page in any order, joined to their names after the page was cut out."""
    return select(
        page,
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
        _waitlist_position(page).label("waitlist_position"),
    ).select_from(_joined(page))


def _joined(page: Subquery) -> FromClause:
    return (
        with_contacts(page, page.c.service_id, page.c.destination_id)
        .outerjoin(_placing, _placing.c.id == page.c.placing_agency_id)
        .outerjoin(_receiving, _receiving.c.id == page.c.receiving_agency_id)
        .outerjoin(programs, programs.c.id == page.c.program_id)
        .outerjoin(courses, courses.c.id == page.c.course_id)
        .outerjoin(sites, sites.c.id == page.c.site_id)
    )


def _waitlist_position(page: Subquery) -> ColumnElement[int]:
    """Counted when read, so that the line closes up by itself."""
    other = placement_requests.alias("waiting")
    ahead = (
        select(func.count())
        .where(
            other.c.destination_id == page.c.destination_id,
            other.c.status == "waitlisted",
            tuple_(other.c.waitlisted_at, other.c.id) <= tuple_(page.c.waitlisted_at, page.c.id),
        )
        .scalar_subquery()
    )
    return case((page.c.status == Status.WAITLISTED.value, ahead))
