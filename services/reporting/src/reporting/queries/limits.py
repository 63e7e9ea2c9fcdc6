"""The filters of a report as SQL."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, func, literal, select

from chassis.auth import Viewer
from reporting.domain.filters import Overlap, Period, ReportFilters
from reporting.store.tables import placement_requests
from reporting.store.visibility import one_of, one_of_ids, state_seen_by, visible_to

_request = placement_requests.c
_longest = select(func.longest_placement(type_=Integer)).scalar_subquery()
"""Days of the longest placement of all, read off an index: what starts earlier has ended before."""


def limited_to(filters: ReportFilters, viewer: Viewer) -> list[ColumnElement[bool]]:
    """The rows that the viewer may know of and that the filters let through."""
    ids = (
        (_request.program_id, filters.program_ids),
        (_request.course_id, filters.course_ids),
        (_request.placing_agency_id, filters.placing_agency_ids),
        (_request.receiving_agency_id, filters.receiving_agency_ids),
        (_request.site_id, filters.site_ids),
        (_request.service_id, filters.service_ids),
        (_request.destination_id, filters.destination_ids),
    )
    texts: tuple[tuple[ColumnElement[Any], tuple[str, ...]], ...] = (
        (_request.discipline, filters.disciplines),
        (_request.placement_type, filters.placement_types),
        (state_seen_by(viewer).status, filters.statuses),
    )
    return [
        *visible_to(viewer),
        *_in_period(filters.period),
        *(one_of_ids(column, wanted) for column, wanted in ids if wanted),
        *(one_of(column, wanted) for column, wanted in texts if wanted),
    ]


def _in_period(period: Period) -> list[ColumnElement[bool]]:
    """An overlap is: begun by the last day, and not over before the first."""
    not_before = _request.starts_on if period.overlap is Overlap.STARTS_IN else _request.ends_on
    not_after = _request.ends_on if period.overlap is Overlap.ENDS_IN else _request.starts_on
    conditions: list[ColumnElement[bool]] = []
    if period.first_day is not None:
        conditions.append(not_before >= period.first_day)
        conditions.append(_request.starts_on >= literal(period.first_day) - _longest)
    if period.last_day is not None:
        conditions.append(not_after <= period.last_day)
    return conditions
