"""The filters of a report in the query string; each may be repeated."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from contracts.placements import PlacementType
from reporting.domain.filters import Overlap, Period, ReportFilters
from reporting.domain.statuses import Status

_MOST = 100

Ids = Annotated[list[UUID] | None, Query(max_length=_MOST)]


async def period(
    period_from: Annotated[date | None, Query(description="First day of the period.")] = None,
    period_to: Annotated[date | None, Query(description="Last day of the period.")] = None,
    overlap: Annotated[
        Overlap, Query(description="When a placement counts as being in the period.")
    ] = Overlap.OVERLAPS,
) -> Period:
    """Raises PeriodEndsBeforeItStarts."""
    return Period(first_day=period_from, last_day=period_to, overlap=overlap)


@dataclass(frozen=True)
class SchoolFilters:
    placing_agency_id: Ids = None
    program_id: Ids = None
    course_id: Ids = None
    discipline: Annotated[list[str] | None, Query(max_length=_MOST)] = None
    placement_type: Annotated[list[PlacementType] | None, Query(max_length=_MOST)] = None


@dataclass(frozen=True)
class PlaceFilters:
    receiving_agency_id: Ids = None
    site_id: Ids = None
    service_id: Ids = None
    destination_id: Ids = None


async def report_filters(
    period: Annotated[Period, Depends(period)],
    school: Annotated[SchoolFilters, Depends()],
    place: Annotated[PlaceFilters, Depends()],
    status: Annotated[
        list[Status] | None, Query(max_length=_MOST, description="As the caller's side sees it.")
    ] = None,
) -> ReportFilters:
    return ReportFilters(
        period=period,
        placing_agency_ids=tuple(school.placing_agency_id or ()),
        program_ids=tuple(school.program_id or ()),
        course_ids=tuple(school.course_id or ()),
        disciplines=tuple(school.discipline or ()),
        placement_types=tuple(school.placement_type or ()),
        receiving_agency_ids=tuple(place.receiving_agency_id or ()),
        site_ids=tuple(place.site_id or ()),
        service_ids=tuple(place.service_id or ()),
        destination_ids=tuple(place.destination_id or ()),
        statuses=tuple(status or ()),
    )


Filters = Annotated[ReportFilters, Depends(report_filters)]
