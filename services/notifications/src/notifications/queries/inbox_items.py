"""What somebody finds in their inbox, newest first."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select

from chassis.auth import Viewer
from chassis.ids import first_id_at
from chassis.store import Connection
from notifications.store.tables.messages import inbox_items


class InboxItem(BaseModel):
    """A message; `path` leads to what it is about on Practica's pages, where it may be opened."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: str = Field(examples=["accepted"])
    side: str | None = Field(default=None, examples=["school"])
    placement_request_id: UUID | None = None
    reference: str | None = Field(default=None, examples=["PR-2026-000123"])
    language: str = Field(examples=["fr"])
    title: str
    text: str
    path: str | None = None
    created_at: datetime
    read_at: datetime | None = None


async def inbox_items_of(
    connection: Connection,
    viewer: Viewer,
    *,
    unread: bool,
    since: datetime | None,
    after: UUID | None,
    limit: int,
) -> list[InboxItem]:
    """The viewer's own items, older than `after`; with `since` those from that moment on."""
    table = inbox_items
    statement = (
        select(table)
        .where(table.c.person_id == viewer.person_id)
        .order_by(table.c.id.desc())
        .limit(limit)
    )
    if unread:
        statement = statement.where(table.c.read_at.is_(None))
    if since is not None:
        statement = statement.where(table.c.id >= first_id_at(since))
    if after is not None:
        statement = statement.where(table.c.id < after)
    return [InboxItem.model_validate(row) for row in await connection.all(statement)]


async def inbox_item_of(connection: Connection, viewer: Viewer, id: UUID) -> InboxItem:
    row = await connection.first(
        select(inbox_items).where(
            inbox_items.c.id == id, inbox_items.c.person_id == viewer.person_id
        )
    )
    return InboxItem.model_validate(row)


async def unread_count_of(connection: Connection, viewer: Viewer) -> int:
    found: int = await connection.scalar(
        select(func.count())
        .select_from(inbox_items)
        .where(inbox_items.c.person_id == viewer.person_id, inbox_items.c.read_at.is_(None))
    )
    return found
