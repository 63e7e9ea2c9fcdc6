"""Tries again to tell of moves that arrived before the facts about their people and places."""

from collections.abc import Awaitable, Callable

from chassis.store import Database
from notifications.commands.inform_about_request import InformAboutRequest, inform_about_request
from notifications.commands.ports import Texts
from notifications.store.store import NotificationsStore


def retry_with(texts: Texts) -> Callable[[Database[NotificationsStore]], Awaitable[int]]:
    """A timer's work; answers how many moves were told."""

    async def retry_postponed_moves(database: Database[NotificationsStore]) -> int:
        told = 0
        async with database.transaction() as store:
            for moved, at_last in await store.postponed.claim(store.now):
                command = InformAboutRequest(moved=moved, at_last=at_last)
                if await inform_about_request(command, store, texts):
                    await store.postponed.forget(moved.event_id)
                    told += 1
        return told

    return retry_postponed_moves
