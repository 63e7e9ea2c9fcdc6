"""Partners get signed events, and what they answer is written down."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from chassis.store import Database
from contracts.envelope import Event
from contracts.placements import (
    PlacementRequestAccepted,
    PlacementRequestDeclinedByDestination,
    PlacementRequestRedirected,
    PlacementRequestState,
)
from notifications.messaging.webhook_sender import WebhookSender
from notifications.store.store import NotificationsStore
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.partner import Partner
from services.notifications.tests.integration.webhooks.sending import the_delivery

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Store = Database[NotificationsStore]


async def test_a_partner_gets_a_signed_cloud_event(
    one_delivery: dict[str, Any], sender: WebhookSender, partner: Partner, database: Store
) -> None:
    assert await sender.send_due() == 1

    [call] = partner.calls
    delivery = await the_delivery(database)
    body = json.loads(call.body)
    assert call.is_signed_with(one_delivery["secret"])
    assert call.headers["webhook-id"] == body["id"] == str(delivery.event_id)
    assert call.headers["content-type"].startswith("application/cloudevents+json")
    assert body["data"]["status"] == "accepted"
    assert body["data"]["perspective"] == "placing"
    assert (delivery.state, delivery.attempts, delivery.last_status_code) == ("delivered", 1, 200)
    assert await sender.send_due() == 0


async def test_the_school_is_not_called_about_a_destinations_answer(
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    endpoint: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
) -> None:
    await hear(*facts)
    await hear(
        a_request(PlacementRequestRedirected),
        a_request(PlacementRequestDeclinedByDestination),
        a_request(PlacementRequestRedirected),
    )
    await sender.send_due()

    assert [json.loads(call.body)["data"]["status"] for call in partner.calls] == ["redirected"]


async def test_an_endpoint_hears_only_what_it_chose(
    client: httpx2.AsyncClient,
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    endpoint: dict[str, Any],
    sender: WebhookSender,
) -> None:
    chosen = ["placements.placement_request_confirmed.v1"]
    await client.patch(f"/webhook-endpoints/{endpoint['id']}", json={"event_types": chosen})
    await hear(*facts)
    await hear(a_request(PlacementRequestAccepted))

    assert await sender.send_due() == 0


async def test_for_a_day_after_a_rotation_both_secrets_sign(
    client: httpx2.AsyncClient,
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    clock: MovableClock,
) -> None:
    address = f"/webhook-endpoints/{one_delivery['id']}"
    new = (await client.post(f"{address}/rotate-secret")).json()["secret"]
    assert new != one_delivery["secret"]

    await sender.send_due()
    clock.ahead = timedelta(hours=24, minutes=1)
    await client.post(f"{address}/test")
    await sender.send_due()

    soon, later = partner.calls
    assert soon.is_signed_with(one_delivery["secret"])
    assert soon.is_signed_with(new)
    assert len(later.headers["webhook-signature"].split()) == 1


@pytest.mark.parametrize(("delay", "drip"), [(5, 0), (0, 0.2)])
async def test_a_partner_that_takes_too_long_in_all_has_failed(
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
    delay: float,
    drip: float,
) -> None:
    partner.delay, partner.drip = delay, drip

    await sender.send_due()

    delivery = await the_delivery(database)
    assert (delivery.state, delivery.last_status_code) == ("due", None)
    assert "Timeout" in delivery.last_error


async def test_redirects_are_not_followed(
    one_delivery: dict[str, Any], sender: WebhookSender, partner: Partner, database: Store
) -> None:
    partner.status = 302
    partner.headers = {"Location": f"{partner.url}/elsewhere"}

    await sender.send_due()

    assert len(partner.calls) == 1
    assert (await the_delivery(database)).last_status_code == 302


async def test_no_more_than_a_kilobyte_of_the_answer_is_kept(
    client: httpx2.AsyncClient,
    one_delivery: dict[str, Any],
    sender: WebhookSender,
    partner: Partner,
    database: Store,
) -> None:
    partner.answer = b"\x00\xff" + b"x" * 5_000_000

    await sender.send_due()

    delivery = await the_delivery(database)
    detail = (await client.get(f"/webhook-deliveries/{delivery.id}")).json()
    [call] = detail["calls"]
    assert delivery.state == "delivered"
    assert call["response"].endswith("xxx")
    assert len(call["response"]) == 1024
    assert call["duration_ms"] >= 0
