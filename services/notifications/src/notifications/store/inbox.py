"""Where people's in-app messages are kept."""

from uuid import UUID

from sqlalchemy import select, update

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.ids import new_id
from chassis.store import Transaction
from notifications.domain.messages import Note
from notifications.store.tables.messages import inbox_items

INBOX_CHANNEL = "practica_inbox"
"""Whoever looks at their inbox waits here, under the id of the person."""


class StoredInbox:
    """The inbox that the commands ask for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, note: Note) -> None:
        self._transaction.wake(INBOX_CHANNEL, str(note.person.id))
        self._transaction.append(
            inbox_items,
            {
                "id": new_id(),
                "person_id": note.person.id,
                "event_id": note.event_id,
                "kind": note.kind,
                "side": note.side,
                "placement_request_id": note.placement_request_id,
                "reference": note.reference,
                "language": note.language,
                "title": note.message.title,
                "text": note.message.sentence,
                "path": note.message.path,
                "created_at": self._transaction.now,
            },
        )

    async def mark_read(self, id: UUID, viewer: Viewer) -> None:
        """Raises NotFound for an item of somebody else; reading twice keeps the first time."""
        mine = (inbox_items.c.id == id) & (inbox_items.c.person_id == viewer.person_id)
        changed = await self._transaction.execute(
            update(inbox_items)
            .where(mine, inbox_items.c.read_at.is_(None))
            .values(read_at=self._transaction.now)
        )
        if changed:
            self._transaction.wake(INBOX_CHANNEL, str(viewer.person_id))
        elif not await self._transaction.scalar(select(inbox_items.c.id).where(mine)):
            raise NotFound(f"No inbox item {id}")

    async def mark_all_read(self, viewer: Viewer) -> int:
        """How many were unread."""
        self._transaction.wake(INBOX_CHANNEL, str(viewer.person_id))
        return await self._transaction.execute(
            update(inbox_items)
            .where(inbox_items.c.person_id == viewer.person_id, inbox_items.c.read_at.is_(None))
            .values(read_at=self._transaction.now)
        )
