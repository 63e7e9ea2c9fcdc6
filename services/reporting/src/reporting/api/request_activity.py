"""The placement requests that the caller may know of, with what became of them."""

from fastapi import APIRouter, Response

from chassis.http import Page
from reporting.api.dependencies import ReportReader, SignedInEdge, TimeZone
from reporting.api.exports import Export
from reporting.api.formats import DOCUMENTED, Format, WantedFormat
from reporting.api.report_filters import Filters
from reporting.domain.reports import REQUEST_ACTIVITY
from reporting.queries.placement_rows import PlacementRow, placement_page, placement_rows

router = APIRouter(prefix="/request-activity", tags=["reports"])


@router.get("", response_model=list[PlacementRow], responses=DOCUMENTED)
async def request_activity(
    edge: SignedInEdge,
    filters: Filters,
    reader: ReportReader,
    time_zone: TimeZone,
    wanted: WantedFormat,
    page: Page,
) -> Response | list[PlacementRow]:
    """Soonest first. A school reads its own statuses, never a destination's answer."""
    statement = placement_rows(edge.viewer, filters, language=reader.language, time_zone=time_zone)
    if wanted is not Format.JSON:
        return await Export(
            report=REQUEST_ACTIVITY,
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
