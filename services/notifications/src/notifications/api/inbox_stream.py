"""The inbox of whoever is signed in, as it fills: server-sent events."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response

from chassis.http import refusing
from chassis.live import Ear, EventStream, event, streams_of, trusted_until
from notifications.api.dependencies import InTransaction
from notifications.api.inbox_items import UnreadCount
from notifications.queries.inbox_items import unread_count_of
from notifications.queries.inbox_news import InboxNews

router = APIRouter(prefix="/inbox-items", tags=["inbox"])

_STREAM: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Events until the token ends, each with JSON in one line.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}


@router.get("/stream", response_class=Response, responses=_STREAM, openapi_extra=refusing(429))
async def stream_inbox_items(
    request: Request,
    edge: InTransaction,
    last_event_id: Annotated[UUID | None, Header(alias="Last-Event-ID")] = None,
) -> Response:
    """The caller's own messages as they come, as server-sent events.

    `item` is a message as the list has it, and its event id is the message's; with that as
    `Last-Event-ID` nothing that came meanwhile is missed, and what came up to 30 seconds before may
    come again. `unread` is the count, at the beginning and whenever it changes. Comments come
    between them as signs of life. The answer ends with the access token: ask again with a new one.
    """
    ear: Ear = request.app.state.inbox_ear
    return EventStream(
        streams_of(request).take(edge.viewer.person_id),
        ear,
        _look(edge, InboxNews(edge.viewer, last_event_id)),
        until=trusted_until(request),
        pace=request.app.state.inbox_pace,
    )


def _look(edge: InTransaction, news: InboxNews) -> Callable[[], Awaitable[list[bytes]]]:
    told: UnreadCount | None = None

    async def look() -> list[bytes]:
        nonlocal told
        async with edge.reading() as connection:
            said = [
                event("item", item, id=item.id) async for item in news.since_last_time(connection)
            ]
            unread = UnreadCount(unread=await unread_count_of(connection, edge.viewer))
        if unread != told:
            said.append(event("unread", unread))
        told = unread
        return said

    return look
