"""One placement request: its record, its history, who sees it and how it travels."""

from uuid import UUID

from fastapi import APIRouter, Response

from placements.api.dependencies import InTransaction
from placements.api.requests.reading import ReaderNow
from placements.queries.requests.channel import channel_of_request
from placements.queries.requests.histories import HistoryLine, history_of_request
from placements.queries.requests.shown import PlacementRequestDetail, ShownChannel
from placements.queries.requests.single import one_request
from placements.queries.requests.viewers import RequestViewer, viewers_of_request

router = APIRouter(prefix="/placement-requests/{id}", tags=["placement requests"])


@router.get("", response_model=PlacementRequestDetail)
async def read_request(id: UUID, reader: ReaderNow, edge: InTransaction) -> Response:
    """The request as the caller may know it; the ETag is for `If-Match`."""
    async with edge.reading() as connection:
        detail = await one_request(connection, id, reader)
    return edge.answer(detail, version=detail.version)


@router.get("/history")
async def read_history(id: UUID, reader: ReaderNow, edge: InTransaction) -> list[HistoryLine]:
    """Every move that the caller may know of, oldest first, in the caller's labels."""
    async with edge.reading() as connection:
        return await history_of_request(connection, id, reader)


@router.get("/viewers")
async def list_viewers(id: UUID, reader: ReaderNow, edge: InTransaction) -> list[RequestViewer]:
    """Everybody who can see this request, and why."""
    async with edge.reading() as connection:
        return await viewers_of_request(connection, id, reader)


@router.get("/channel")
async def read_channel(
    id: UUID, reader: ReaderNow, edge: InTransaction, destination_id: UUID | None = None
) -> ShownChannel:
    """Whether the request would go online or on paper now, and why; ask before redirecting."""
    async with edge.reading() as connection:
        return await channel_of_request(connection, id, reader, destination_id=destination_id)
