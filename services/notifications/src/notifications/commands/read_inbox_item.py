"""Somebody read a message of their inbox."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from notifications.commands.ports import Store


@dataclass(frozen=True, kw_only=True)
class ReadInboxItem:
    id: UUID
    viewer: Viewer


async def read_inbox_item(command: ReadInboxItem, store: Store) -> None:
    """Raises NotFound for somebody else's."""
    await store.inbox.mark_read(command.id, command.viewer)
