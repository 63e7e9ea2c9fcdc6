"""A sender of webhooks as tests set it up, and the row that it works on."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import select

from chassis.outside import GuardedTransport
from chassis.store import Database
from contracts.placements import (
    PlacementRequestState,
)
from notifications.messaging.texts import TemplateTexts
from notifications.messaging.webhook_sender import Pace, WebhookSender
from notifications.store.store import NotificationsStore
from notifications.store.tables.webhooks import (
    webhook_deliveries,
)
from services.notifications.tests.integration.clock import MovableClock

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Store = Database[NotificationsStore]
PACE = Pace(timeout_seconds=1, at_once_per_endpoint=2)


def a_sender(
    database: Store, clock: MovableClock, *, pace: Pace = PACE, allow_private: bool = True
) -> WebhookSender:
    return WebhookSender(
        database,
        pace=pace,
        texts=TemplateTexts("http://practica.test"),
        transport=lambda: GuardedTransport(allow_private=allow_private),
        clock=clock,
    )


async def the_delivery(database: Store) -> Any:
    async with database.reading() as connection:
        return await connection.first(select(webhook_deliveries))
