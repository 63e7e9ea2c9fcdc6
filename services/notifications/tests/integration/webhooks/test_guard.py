"""No webhook reaches a private network, however its address is spelled or changes."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from sqlalchemy import update

from chassis.outside import GuardedTransport
from chassis.store import Database
from contracts.placements import (
    PlacementRequestState,
)
from notifications.store.store import NotificationsStore
from notifications.store.tables.webhooks import (
    webhook_endpoints,
)
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.partner import Partner
from services.notifications.tests.integration.webhooks.sending import a_sender, the_delivery

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Store = Database[NotificationsStore]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/hook",
        "http://localhost:{port}/hook",
        "http://2130706433:{port}/hook",
        "http://0x7f000001:{port}/hook",
        "http://127.1:{port}/hook",
        "http://0.0.0.0:{port}/hook",
        "http://[::ffff:127.0.0.1]:{port}/hook",
    ],
)
async def test_a_private_address_is_refused_at_the_delivery_too(
    one_delivery: dict[str, Any],
    partner: Partner,
    database: Store,
    clock: MovableClock,
    url: str,
) -> None:
    async with database.reading() as connection:
        changed = update(webhook_endpoints).values(url=url.format(port=partner.port))
        await connection.execute(changed)

    assert await a_sender(database, clock, allow_private=False).send_due() == 1

    delivery = await the_delivery(database)
    assert delivery.last_error == "address-not-public"
    assert partner.calls == []


async def test_a_name_that_changes_its_address_cannot_slip_through(partner: Partner) -> None:
    """What was checked is what is connected to: the name is not looked up a second time."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    reached: list[tuple[str, str]] = []

    async def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    def record(request: httpx2.Request) -> httpx2.Response:
        reached.append((request.url.host, request.headers["host"]))
        assert request.extensions["sni_hostname"] == "partner.example"
        return httpx2.Response(200)

    guarded = GuardedTransport(
        allow_private=False, resolve=rebinding, transport=httpx2.MockTransport(record)
    )
    async with httpx2.AsyncClient(transport=guarded) as client:
        await client.post("https://partner.example/hook")

    assert reached == [("8.8.8.8", "partner.example")]
