"""Statistics of every agency, for the policy level: numbers, and nobody's name."""

from dataclasses import replace
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query, Response

from contracts.placements import PlacementType
from reporting.api.dependencies import ReportReader, SignedInEdge, TimeZone
from reporting.api.exports import Export
from reporting.api.formats import DOCUMENTED, Format, WantedFormat
from reporting.domain.aggregates import Dimension, Months, aggregate_report, expect_may_count
from reporting.domain.filters import ReportFilters
from reporting.domain.sides import Side
from reporting.domain.statuses import Status
from reporting.queries.aggregates import AggregateRow, aggregate_row, aggregate_rows

router = APIRouter(prefix="/aggregates/requests", tags=["aggregates"])

_MOST_VALUES = 100
Month = Annotated[str | None, Query(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-09"])]
GroupBy = Annotated[
    list[Dimension] | None,
    Query(min_length=1, max_length=3, description="What to count by; by month if nothing is said."),
]


async def months(time_zone: TimeZone, month_from: Month = None, month_to: Month = None) -> Months:
    """The months in which placements begin; the last twelve if nothing is said."""
    today = datetime.now(ZoneInfo(time_zone)).date().replace(day=1)
    last = date.fromisoformat(f"{month_to}-01") if month_to else today
    year_before = date(last.year - 1, last.month, 1)
    return Months(date.fromisoformat(f"{month_from}-01") if month_from else year_before, last)


async def limits(
    months: Annotated[Months, Depends(months)],
    discipline: Annotated[list[str] | None, Query(max_length=_MOST_VALUES)] = None,
    placement_type: Annotated[list[PlacementType] | None, Query(max_length=_MOST_VALUES)] = None,
    status: Annotated[
        list[Status] | None, Query(max_length=_MOST_VALUES, description="As schools see it.")
    ] = None,
) -> ReportFilters:
    """Nothing by which one agency could be singled out."""
    return ReportFilters(
        period=months.period,
        disciplines=tuple(discipline or ()),
        placement_types=tuple(placement_type or ()),
        statuses=tuple(status or ()),
    )


@router.get("", response_model=list[AggregateRow], responses=DOCUMENTED)
async def aggregate_requests(
    edge: SignedInEdge,
    filters: Annotated[ReportFilters, Depends(limits)],
    reader: ReportReader,
    time_zone: TimeZone,
    wanted: WantedFormat,
    group_by: GroupBy = None,
) -> Response | list[AggregateRow]:
    """Requests, students and student-hours that were sent, by up to three dimensions. Agencies,
    programs and sites are numbers; a cell of fewer than five students has none."""
    expect_may_count(edge.viewer)
    reader = replace(reader, side=Side.SCHOOL)
    dimensions = tuple(dict.fromkeys(group_by or [Dimension.MONTH]))
    statement = aggregate_rows(dimensions, filters)
    if wanted is not Format.JSON:
        return await Export(
            report=aggregate_report(dimensions),
            statement=statement,
            filters=filters,
            reader=reader,
            edge=edge,
            time_zone=time_zone,
        ).answer(wanted)
    async with edge.reading() as connection:
        rows = await connection.all(statement)
    return [aggregate_row(row, dimensions, reader) for row in rows]
