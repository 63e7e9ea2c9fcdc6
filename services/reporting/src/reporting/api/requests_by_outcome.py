"""How many requests came to which end, month by month."""

from fastapi import APIRouter, Response

from reporting.api.dependencies import ReportReader, SignedInEdge, TimeZone
from reporting.api.exports import Export
from reporting.api.formats import DOCUMENTED, Format, WantedFormat
from reporting.api.report_filters import Filters
from reporting.domain.reports import REQUESTS_BY_OUTCOME
from reporting.queries.requests_by_outcome import OutcomeRow, outcome_rows

router = APIRouter(prefix="/requests-by-outcome", tags=["reports"])


@router.get("", response_model=list[OutcomeRow], responses=DOCUMENTED)
async def requests_by_outcome(
    edge: SignedInEdge,
    filters: Filters,
    reader: ReportReader,
    time_zone: TimeZone,
    wanted: WantedFormat,
) -> Response | list[OutcomeRow]:
    """Counts by the month of the first day, the status as one's side sees it, and the reason."""
    statement = outcome_rows(edge.viewer, filters)
    if wanted is not Format.JSON:
        return await Export(
            report=REQUESTS_BY_OUTCOME,
            statement=statement,
            filters=filters,
            reader=reader,
            edge=edge,
            time_zone=time_zone,
        ).answer(wanted)
    async with edge.reading() as connection:
        rows = await connection.all(statement)
    return [OutcomeRow.model_validate(row) for row in rows]
