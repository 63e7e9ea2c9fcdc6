"""The placements that were accepted by the site and confirmed by the school."""

from dataclasses import replace

from fastapi import APIRouter, Response

from chassis.http import Page
from reporting.api.dependencies import ReportReader, SignedInEdge, TimeZone
from reporting.api.exports import Export
from reporting.api.formats import DOCUMENTED, Format, WantedFormat
from reporting.api.report_filters import Filters
from reporting.domain.reports import CONFIRMED_PLACEMENTS
from reporting.domain.statuses import Status
from reporting.queries.placement_rows import PlacementRow, placement_page, placement_rows

router = APIRouter(prefix="/confirmed-placements", tags=["reports"])


@router.get("", response_model=list[PlacementRow], responses=DOCUMENTED)
async def confirmed_placements(
    edge: SignedInEdge,
    filters: Filters,
    reader: ReportReader,
    time_zone: TimeZone,
    wanted: WantedFormat,
    page: Page,
) -> Response | list[PlacementRow]:
    """Soonest first; a filter by status has no effect here."""
    filters = replace(filters, statuses=(Status.CONFIRMED,))
    statement = placement_rows(edge.viewer, filters, language=reader.language, time_zone=time_zone)
    if wanted is not Format.JSON:
        return await Export(
            report=CONFIRMED_PLACEMENTS,
            statement=statement,
            filters=filters,
            reader=reader,
            edge=edge,
            time_zone=time_zone,
        ).answer(wanted)
    async with edge.reading() as connection:
        rows = await placement_page(
            connection, statement, after=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: (row.starts_on, row.placement_request_id))
