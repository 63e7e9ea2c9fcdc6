"""Signing secrets: shown once, sealed in the database, and replaced when their key is lost."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.store import Database
from chassis.store.tables import IDEMPOTENCY_KEYS
from notifications.app import create_app
from notifications.settings import Settings
from notifications.store.store import NotificationsStore
from notifications.store.tables.webhooks import webhook_endpoints
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.partner import Partner
from services.notifications.tests.integration.webhooks.sending import a_sender
from testkit import client_for

ONCE = {"Idempotency-Key": "once"}
ANOTHER_KEY = base64.b64encode(b"quite another key of 32 letters.").decode()


@pytest.fixture
async def client(app: FastAPI, administrator: Viewer) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_for(app, administrator) as client:
        yield client


async def test_no_secret_lies_open_in_the_database(
    client: httpx2.AsyncClient, database: Database[NotificationsStore], partner: Partner
) -> None:
    made = await client.post("/webhook-endpoints", json={"url": partner.url}, headers=ONCE)
    path = f"/webhook-endpoints/{made.json()['id']}/rotate-secret"
    rotated = await client.post(path, headers={"Idempotency-Key": "again"})
    repeated = await client.post(path, headers={"Idempotency-Key": "again"})

    async with database.reading() as connection:
        (endpoint,) = await connection.all(select(webhook_endpoints))
        kept = await connection.all(select(IDEMPOTENCY_KEYS))
    stored = repr([tuple(row) for row in (endpoint, *kept)])
    assert len(kept) == 2
    assert repeated.json() == rotated.json()
    assert made.json()["secret"] != rotated.json()["secret"]
    for answer in (made, rotated):
        assert answer.json()["secret"] not in stored


async def test_what_changes_nothing_of_an_endpoint_leaves_its_version(
    client: httpx2.AsyncClient, partner: Partner
) -> None:
    made = await client.post("/webhook-endpoints", json={"url": partner.url})
    path = f"/webhook-endpoints/{made.json()['id']}"

    await client.post(f"{path}/test")

    assert (await client.get(path)).headers["etag"] == made.headers["etag"]


async def test_a_secret_whose_key_is_lost_is_replaced_by_rotating(
    settings: Settings, client: httpx2.AsyncClient, administrator: Viewer, partner: Partner
) -> None:
    made = await client.post("/webhook-endpoints", json={"url": partner.url})
    path = f"/webhook-endpoints/{made.json()['id']}"
    elsewhere = create_app(
        settings.model_copy(update={"key_encryption_key": SecretStr(ANOTHER_KEY)})
    )
    sender = a_sender(elsewhere.state.database, MovableClock())
    async with client_for(elsewhere, administrator) as other:
        await other.post(f"{path}/test")
        await sender.send_due()
        (lost,) = (await other.get("/webhook-deliveries")).json()
        rotated = await other.post(f"{path}/rotate-secret")
        await other.post(f"/webhook-deliveries/{lost['id']}/resend")
        await sender.send_due()
        shown: dict[str, Any] = (await other.get(f"/webhook-deliveries/{lost['id']}")).json()

    assert lost["last_error"] == "webhook-secret-lost"
    assert rotated.status_code == 200
    assert shown["state"] == "delivered"


@pytest.mark.parametrize("gone", ["switched off", "removed"])
async def test_nothing_is_sent_again_to_what_is_switched_off(
    gone: str, client: httpx2.AsyncClient, partner: Partner
) -> None:
    made = await client.post("/webhook-endpoints", json={"url": partner.url})
    path = f"/webhook-endpoints/{made.json()['id']}"
    delivery = (await client.post(f"{path}/test")).json()["webhook_delivery_id"]
    if gone == "removed":
        await client.delete(path)
    else:
        await client.patch(path, json={"enabled": False})

    refused = await client.post(f"/webhook-deliveries/{delivery}/resend")

    assert refused.status_code == 409
    assert refused.json()["slug"] == "webhook-endpoint-disabled"
