"""A partner with a registered endpoint, and the sender that calls it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import Viewer
from chassis.store import Database
from contracts.envelope import Event
from contracts.placements import (
    PlacementRequestAccepted,
    PlacementRequestState,
)
from notifications.messaging.webhook_sender import WebhookSender
from notifications.store.store import NotificationsStore
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.partner import Partner
from services.notifications.tests.integration.webhooks.sending import a_sender
from testkit import client_for

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Store = Database[NotificationsStore]


@pytest.fixture
def sender(database: Store, clock: MovableClock) -> WebhookSender:
    return a_sender(database, clock)


@pytest.fixture
async def client(app: FastAPI, administrator: Viewer) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_for(app, administrator) as client:
        yield client


@pytest.fixture
async def endpoint(client: httpx2.AsyncClient, partner: Partner) -> dict[str, Any]:
    """The university's endpoint, with its secret."""
    answer = await client.post("/webhook-endpoints", json={"url": partner.url})
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


@pytest.fixture
async def one_delivery(
    hear: Hear, facts: list[Event], a_request: AnEvent, endpoint: dict[str, Any]
) -> dict[str, Any]:
    await hear(*facts)
    await hear(a_request(PlacementRequestAccepted))
    return endpoint
