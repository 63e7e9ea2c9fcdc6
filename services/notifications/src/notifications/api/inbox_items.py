"""The in-app inbox of whoever is signed in."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime, BaseModel

from chassis.http import Page
from notifications.api.dependencies import InTransaction
from notifications.commands.read_all_inbox_items import ReadAllInboxItems, read_all_inbox_items
from notifications.commands.read_inbox_item import ReadInboxItem, read_inbox_item
from notifications.queries.inbox_items import (
    InboxItem,
    inbox_item_of,
    inbox_items_of,
    unread_count_of,
)

router = APIRouter(prefix="/inbox-items", tags=["inbox"])


class UnreadCount(BaseModel):
    unread: int


class ItemsRead(BaseModel):
    """How many items were unread until now."""

    read: int


@router.get("")
async def list_inbox_items(
    edge: InTransaction,
    page: Page,
    *,
    unread: bool = False,
    since: Annotated[AwareDatetime | None, Query(description="From that moment on.")] = None,
) -> list[InboxItem]:
    """The caller's own messages, newest first; with `unread=true` only those not read yet."""
    after: UUID | None = page.cursor[0] if page.cursor else None
    async with edge.reading() as connection:
        items = await inbox_items_of(
            connection,
            edge.viewer,
            unread=unread,
            since=since,
            after=after,
            limit=page.limit_and_one,
        )
    return page.of(items, lambda item: (item.id,))


@router.get("/unread-count")
async def count_unread(edge: InTransaction) -> UnreadCount:
    """How many messages wait to be read."""
    async with edge.reading() as connection:
        return UnreadCount(unread=await unread_count_of(connection, edge.viewer))


@router.post("/read-all", response_model=ItemsRead)
async def read_all(edge: InTransaction) -> Response:
    """Declare everything read."""
    async with edge.transaction() as store:
        read = await read_all_inbox_items(ReadAllInboxItems(viewer=edge.viewer), store)
        return edge.answer(ItemsRead(read=read))


@router.post("/{id}/read", response_model=InboxItem)
async def read_one(id: UUID, edge: InTransaction) -> Response:
    """Declare one message read; doing so again changes nothing."""
    async with edge.transaction() as store:
        await read_inbox_item(ReadInboxItem(id=id, viewer=edge.viewer), store)
        return edge.answer(await inbox_item_of(store.connection, edge.viewer, id))
