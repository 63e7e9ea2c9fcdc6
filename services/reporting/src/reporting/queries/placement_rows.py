"""One row a placement request, with the names that go with its ids, in the reader's language."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict
from sqlalchemy import ColumnElement, Date, Select, case, cast, extract, func, select, tuple_

from chassis.auth import Viewer
from chassis.store import Connection
from reporting.domain.filters import ReportFilters
from reporting.domain.language import Language
from reporting.queries.limits import limited_to
from reporting.store.tables import (
    agencies,
    courses,
    destinations,
    placement_requests,
    programs,
    services,
    sites,
)
from reporting.store.visibility import state_seen_by

_request = placement_requests.c
_SECONDS_A_DAY = 86_400
_EXAMPLE: JsonDict = {
    "placement_request_id": "0190a000-0000-7000-8000-000000000001",
    "reference": "PR-2026-000123",
    "placing_agency_id": "0190a000-0000-7000-8000-000000000002",
    "placing_agency": "Université du Nord",
    "program_id": "0190a000-0000-7000-8000-000000000003",
    "program": "Sciences infirmières",
    "course_id": "0190a000-0000-7000-8000-000000000004",
    "course": "SOI2304 – Stage en médecine",
    "discipline": "nursing",
    "placement_type": "group",
    "receiving_agency_id": "0190a000-0000-7000-8000-000000000005",
    "receiving_agency": "Centre hospitalier du Parc",
    "site_id": "0190a000-0000-7000-8000-000000000006",
    "site": "Pavillon A",
    "service_id": "0190a000-0000-7000-8000-000000000007",
    "service": "Médecine",
    "destination_id": "0190a000-0000-7000-8000-000000000008",
    "destination": "Unité 5B",
    "starts_on": "2026-12-02",
    "ends_on": "2026-12-25",
    "students": 4,
    "shifts": 12,
    "hours_per_student": "96",
    "student_hours": "384",
    "status": "confirmed",
    "reason": None,
    "sent_on": "2026-10-01",
    "answered_on": "2026-10-09",
    "confirmed_on": "2026-10-12",
    "response_days": "7.5",
}


class PlacementRow(BaseModel):
    """A placement request as the reader's side may see it. Days are those of the network's zone."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_EXAMPLE]})

    placement_request_id: UUID
    reference: str
    placing_agency_id: UUID
    placing_agency: str | None
    program_id: UUID
    program: str | None
    course_id: UUID | None
    course: str | None
    discipline: str
    placement_type: str
    receiving_agency_id: UUID | None
    receiving_agency: str | None
    site_id: UUID
    site: str | None
    service_id: UUID
    service: str | None
    destination_id: UUID
    destination: str | None
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal
    student_hours: Decimal
    status: str
    reason: str | None
    sent_on: date | None
    answered_on: date | None
    confirmed_on: date | None
    response_days: Decimal | None


def placement_rows(
    viewer: Viewer, filters: ReportFilters, *, language: Language, time_zone: str
) -> Select[Any]:
    """All rows, soonest first."""
    seen = state_seen_by(viewer)
    return (
        _with_names(
            language,
            seen.status.label("status"),
            seen.reason.label("reason"),
            _day(_request.sent_at, time_zone).label("sent_on"),
            _day(seen.answered_at, time_zone).label("answered_on"),
            _day(_request.confirmed_at, time_zone).label("confirmed_on"),
            days_between(_request.sent_at, seen.answered_at).label("response_days"),
        )
        .where(*limited_to(filters, viewer))
        .order_by(_request.starts_on, _request.placement_request_id)
    )


async def placement_page(
    connection: Connection, statement: Select[Any], *, after: tuple[Any, ...] | None, limit: int
) -> list[PlacementRow]:
    """At most so many rows; `after` is the (starts_on, placement_request_id) of the last seen."""
    rows = await connection.all(_following(statement, after).limit(limit))
    return [PlacementRow.model_validate(row) for row in rows]


def _following(statement: Select[Any], key: tuple[Any, ...] | None) -> Select[Any]:
    if key is None:
        return statement
    return statement.where(tuple_(_request.starts_on, _request.placement_request_id) > tuple_(*key))


def days_between(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[Any]:
    """With one decimal; NULL while either is missing."""
    return func.round(extract("epoch", end - start) / _SECONDS_A_DAY, 1)


def _with_names(language: Language, *state: ColumnElement[Any]) -> Select[Any]:
    school, agency = agencies.alias("school"), agencies.alias("agency")
    name = f"name_{language}"
    course = courses.c.code + " – " + courses.c[name]
    return select(
        *placement_requests.c["placement_request_id", "reference", "discipline", "placement_type"],
        _request.placing_agency_id,
        school.c[name].label("placing_agency"),
        _request.program_id,
        programs.c[name].label("program"),
        _request.course_id,
        case((courses.c.code.is_not(None), course)).label("course"),
        _request.receiving_agency_id,
        agency.c[name].label("receiving_agency"),
        _request.site_id,
        sites.c[name].label("site"),
        _request.service_id,
        services.c[name].label("service"),
        _request.destination_id,
        destinations.c[name].label("destination"),
        *placement_requests.c["starts_on", "ends_on", "students", "shifts", "hours_per_student"],
        (_request.students * _request.hours_per_student).label("student_hours"),
        *state,
    ).select_from(
        placement_requests.outerjoin(school, school.c.agency_id == _request.placing_agency_id)
        .outerjoin(agency, agency.c.agency_id == _request.receiving_agency_id)
        .outerjoin(programs, programs.c.program_id == _request.program_id)
        .outerjoin(courses, courses.c.course_id == _request.course_id)
        .outerjoin(sites, sites.c.site_id == _request.site_id)
        .outerjoin(services, services.c.service_id == _request.service_id)
        .outerjoin(destinations, destinations.c.destination_id == _request.destination_id)
    )


def _day(moment: ColumnElement[Any], time_zone: str) -> ColumnElement[Any]:
    return cast(func.timezone(time_zone, moment), Date)
