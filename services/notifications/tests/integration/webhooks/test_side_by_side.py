"""Each partner is called a few times at once, and none holds up another."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2

from chassis.store import Database
from contracts.placements import (
    PlacementRequestState,
)
from notifications.messaging.webhook_sender import WebhookSender
from notifications.store.store import NotificationsStore
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.partner import Partner
from testkit import eventually

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Store = Database[NotificationsStore]


async def test_an_endpoint_is_called_only_so_often_at_once(
    client: httpx2.AsyncClient,
    endpoint: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
    clock: MovableClock,
) -> None:
    partner.delay = 0.1
    for _ in range(5):
        await client.post(f"/webhook-endpoints/{endpoint['id']}/test")

    tried = [await sender.send_due() for _ in range(4)]

    assert tried == [2, 2, 1, 0]
    assert partner.most_at_once == 2


async def test_a_slow_partner_does_not_hold_up_another(
    client: httpx2.AsyncClient,
    endpoint: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    quick_partner: Partner,
) -> None:
    partner.delay = 0.8
    quick = (await client.post("/webhook-endpoints", json={"url": quick_partner.url})).json()
    for _ in range(4):
        await client.post(f"/webhook-endpoints/{endpoint['id']}/test")
    running = asyncio.create_task(sender.run())
    try:
        await eventually(_called(partner, times=1))
        await client.post(f"/webhook-endpoints/{quick['id']}/test")
        await eventually(_called(quick_partner, times=1), within=0.7)
        assert partner.at_once == 2
        await eventually(_called(partner, times=4))
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def _called(partner: Partner, *, times: int) -> Callable[[], Awaitable[bool]]:
    async def enough() -> bool:
        return len(partner.calls) >= times

    return enough
