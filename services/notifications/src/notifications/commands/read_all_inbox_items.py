"""Somebody declares everything in their inbox read."""

from dataclasses import dataclass

from chassis.viewer import Viewer
from notifications.commands.ports import Store


@dataclass(frozen=True, kw_only=True)
class ReadAllInboxItems:
    viewer: Viewer


async def read_all_inbox_items(command: ReadAllInboxItems, store: Store) -> int:
    """Answers how many were unread."""
    return await store.inbox.mark_all_read(command.viewer)
