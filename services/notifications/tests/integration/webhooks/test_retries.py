"""What did not go through is tried again by the schedule, by hand, or given up."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.auth import Viewer
from chassis.store import Database
from contracts.placements import (
    PlacementRequestState,
)
from notifications.messaging import webhook_sender as sending
from notifications.messaging.webhook_sender import WebhookSender
from notifications.store.store import NotificationsStore
from notifications.store.tables.messages import inbox_items
from notifications.store.tables.webhooks import (
    webhook_attempts,
    webhook_deliveries,
    webhook_endpoints,
    webhook_failures,
)
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.partner import Partner
from services.notifications.tests.integration.webhooks.sending import the_delivery

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Store = Database[NotificationsStore]


async def test_failures_are_tried_again_by_the_schedule_until_it_ends(
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
    clock: MovableClock,
) -> None:
    partner.status = 503
    waits = []
    while (delivery := await the_delivery(database)).state == "due":
        before = clock()
        assert await sender.send_due() == 1
        delivery = await the_delivery(database)
        waits.append(round((delivery.try_again_at - before).total_seconds()))
        clock.ahead += delivery.try_again_at - before

    assert waits == [5, 300, 1800, 7200, 18000, 36000, 36000, 0]
    assert delivery.state == "failed"
    assert len({call.headers["webhook-id"] for call in partner.calls}) == 1


async def test_the_log_is_read_by_how_a_delivery_stands(
    client: httpx2.AsyncClient, one_delivery: dict[str, Any], database: Store
) -> None:
    delivery = await the_delivery(database)

    async def listed(*states: str) -> list[str]:
        answer = await client.get("/webhook-deliveries", params={"state": list(states)})
        assert answer.status_code == 200, answer.text
        return [row["id"] for row in answer.json()]

    assert await listed("due", "failed") == await listed() == [str(delivery.id)]
    assert await listed("failed", "delivered") == []
    assert (await client.get("/webhook-deliveries?state=lost")).status_code == 422


async def test_the_wait_begins_when_the_call_has_ended(
    one_delivery: dict[str, Any], sender: WebhookSender, partner: Partner, database: Store
) -> None:
    partner.status = 503
    await sender.send_due()

    delivery = await the_delivery(database)
    async with database.reading() as connection:
        (call,) = await connection.all(select(webhook_attempts))
    ended_at = call.attempted_at + timedelta(milliseconds=call.duration_ms)
    assert delivery.try_again_at - ended_at == timedelta(seconds=5)


async def test_after_a_crash_the_delivery_is_due_again(
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sending, "record_webhook_attempt", _crash)
        assert await sender.send_due() == 1
    assert await sender.send_due() == 0
    clock.ahead = timedelta(seconds=61)
    assert await sender.send_due() == 1

    first, second = partner.calls
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


async def _crash(*_: object, **__: object) -> None:
    raise RuntimeError("the process died here")


async def test_an_endpoint_that_only_failed_for_five_days_is_switched_off_and_its_owner_told(
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
    clock: MovableClock,
    administrator: Viewer,
) -> None:
    partner.status = 500
    await sender.send_due()
    clock.ahead = timedelta(hours=121)
    await sender.send_due()

    async with database.reading() as connection:
        endpoint = await connection.first(select(webhook_endpoints))
        notices = await connection.all(
            select(inbox_items).where(inbox_items.c.kind == "webhook_disabled")
        )
    assert endpoint is not None
    assert (endpoint.enabled, endpoint.disabled_because) == (False, "only_failures")
    assert [notice.person_id for notice in notices] == [administrator.person_id]
    assert "127.0.0.1" in notices[0].text
    clock.ahead = timedelta(hours=200)
    assert await sender.send_due() == 0


async def test_one_success_begins_the_five_days_anew(
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
    clock: MovableClock,
) -> None:
    partner.status = 500
    await sender.send_due()
    partner.status = 200
    clock.ahead = timedelta(hours=121)
    await sender.send_due()

    async with database.reading() as connection:
        assert await connection.all(select(webhook_failures)) == []


async def test_an_administrator_sends_a_delivery_again(
    client: httpx2.AsyncClient,
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
) -> None:
    await sender.send_due()
    delivery = await the_delivery(database)

    answer = await client.post(f"/webhook-deliveries/{delivery.id}/resend")

    assert answer.status_code == 202
    assert answer.json()["state"] == "due"
    assert await sender.send_due() == 1
    assert len(partner.calls) == 2
    async with database.reading() as connection:
        assert len(await connection.all(select(webhook_attempts))) == 2


async def test_a_delivery_under_way_is_not_sent_again(
    client: httpx2.AsyncClient, one_delivery: dict[str, Any], database: Store
) -> None:
    delivery = await the_delivery(database)
    lease = datetime.now(UTC) + timedelta(minutes=1)
    async with database.reading() as connection:
        await connection.execute(
            update(webhook_deliveries).values(state="under_way", try_again_at=lease)
        )

    answer = await client.post(f"/webhook-deliveries/{delivery.id}/resend")

    assert answer.status_code == 409
    assert answer.json()["slug"] == "webhook-delivery-under-way"
