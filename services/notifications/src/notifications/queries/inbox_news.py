"""What came into somebody's inbox since they were last told."""

from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from sqlalchemy import any_, literal, not_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from chassis.auth import Viewer
from chassis.ids import new_id
from chassis.store import Connection
from notifications.queries.inbox_items import InboxItem
from notifications.store.tables.messages import inbox_items

_PAGE: Final = 100
_COMMITTED_LATE: Final = 30_000 << 80
"""Ids are made before their commit: what is up to 30 seconds older than the newest may come after
it, so one looks that far back and leaves out what was told."""


class InboxNews:
    """How far one listener has come. After `after`, or from now on where that is None."""

    def __init__(self, viewer: Viewer, after: UUID | None) -> None:
        self._viewer = viewer
        self._from_now_on = after is None
        self._newest = after or new_id()
        self._told = {self._newest}

    async def since_last_time(self, connection: Connection) -> AsyncIterator[InboxItem]:
        """Each item once, the oldest first."""
        if self._from_now_on:
            self._from_now_on = False
            async for _ in self._untold(connection):
                pass
        async for item in self._untold(connection):
            yield item

    async def _untold(self, connection: Connection) -> AsyncIterator[InboxItem]:
        while page := await self._page(connection):
            for item in page:
                yield item

    async def _page(self, connection: Connection) -> list[InboxItem]:
        table = inbox_items
        since = UUID(int=max(self._newest.int - _COMMITTED_LATE, 0))
        self._told = {each for each in self._told if each > since}
        rows = await connection.all(
            select(table)
            .where(table.c.person_id == self._viewer.person_id, table.c.id > since)
            .where(not_(table.c.id == any_(literal([*self._told], ARRAY(Uuid)))))
            .order_by(table.c.id)
            .limit(_PAGE)
        )
        items = [InboxItem.model_validate(row) for row in rows]
        self._told |= {item.id for item in items}
        self._newest = max([self._newest, *(item.id for item in items)])
        return items
