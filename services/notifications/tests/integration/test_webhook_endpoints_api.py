"""Administrators set up their agency's webhooks; secrets are shown once, addresses are checked."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import Level, Viewer
from notifications.app import create_app
from notifications.settings import Settings
from testkit import client_for

PUBLIC = {"url": "https://8.8.8.8/practica", "description": "the timetable"}


@pytest.fixture
async def client(settings: Settings, administrator: Viewer) -> AsyncIterator[httpx2.AsyncClient]:
    """The university's administrator, where neither http nor private addresses are allowed."""
    strict = settings.model_copy(
        update={"webhooks_allow_http": False, "webhooks_allow_private_addresses": False}
    )
    async with client_for(create_app(strict), administrator) as client:
        yield client


@pytest.fixture
async def endpoint(client: httpx2.AsyncClient) -> dict[str, Any]:
    body: dict[str, Any] = (await client.post("/webhook-endpoints", json=PUBLIC)).json()
    return body


async def test_the_secret_is_shown_once(
    client: httpx2.AsyncClient, endpoint: dict[str, Any]
) -> None:
    assert endpoint["secret"].startswith("whsec_")
    shown = await client.get(f"/webhook-endpoints/{endpoint['id']}")
    listed = await client.get("/webhook-endpoints")

    assert shown.headers["etag"] == '"1"'
    assert "secret" not in shown.json()
    assert [row["url"] for row in listed.json()] == [PUBLIC["url"]]
    assert endpoint["secret"] not in shown.text + listed.text


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("http://8.8.8.8/practica", "webhook-url-not-usable"),
        ("https://127.0.0.1/", "address-not-public"),
        ("https://localhost:8443/", "address-not-public"),
        ("https://[::1]/", "address-not-public"),
        ("https://169.254.169.254/latest", "address-not-public"),
        ("https://0x7f000001/", "address-not-public"),
        ("https://2130706433/", "address-not-public"),
        ("https://8.8.8.8/\n", "webhook-url-not-usable"),
        ("https://8.8.8.8\t/x", "webhook-url-not-usable"),
        ("https://8.8.8.8/\x00", "webhook-url-not-usable"),
        ("https://@8.8.8.8/", "webhook-url-not-usable"),
        ("https://no-such-host.invalid/", "address-unknown"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_addresses_are_checked_when_they_are_registered(
    client: httpx2.AsyncClient, endpoint: dict[str, Any], url: str, slug: str, language: str
) -> None:
    speaking = {"accept-language": language}
    new = await client.post("/webhook-endpoints", json={"url": url}, headers=speaking)
    address = f"/webhook-endpoints/{endpoint['id']}"
    changed = await client.patch(address, json={"url": url}, headers=speaking)

    for answer in (new, changed):
        assert answer.status_code == 422
        assert answer.json()["slug"] == slug
        assert answer.json()["errors"][0]["field"] == "url"


async def test_what_was_changed_meanwhile_is_not_overwritten(
    client: httpx2.AsyncClient, endpoint: dict[str, Any]
) -> None:
    address = f"/webhook-endpoints/{endpoint['id']}"
    read = {"If-Match": '"1"'}

    first = await client.patch(address, json={"enabled": False}, headers=read)
    second = await client.patch(address, json={"enabled": True}, headers=read)

    assert first.headers["etag"] == '"2"'
    assert first.json()["version"] == 2
    assert first.json()["disabled_because"] == "by_hand"
    assert second.status_code == 409
    assert (await client.get(address)).json()["version"] == 2


async def test_a_removed_endpoint_is_gone(
    client: httpx2.AsyncClient, endpoint: dict[str, Any]
) -> None:
    address = f"/webhook-endpoints/{endpoint['id']}"

    assert (await client.delete(address)).status_code == 204
    assert (await client.get(address)).status_code == 404
    assert (await client.get("/webhook-endpoints")).json() == []


async def test_nothing_is_sent_to_what_is_switched_off(
    client: httpx2.AsyncClient, endpoint: dict[str, Any]
) -> None:
    address = f"/webhook-endpoints/{endpoint['id']}"
    await client.patch(address, json={"enabled": False})

    answer = await client.post(f"{address}/test")

    assert answer.status_code == 409
    assert answer.json()["slug"] == "webhook-endpoint-disabled"


async def test_a_test_can_be_followed_in_the_log(
    client: httpx2.AsyncClient, endpoint: dict[str, Any]
) -> None:
    answer = await client.post(f"/webhook-endpoints/{endpoint['id']}/test")
    delivery = answer.json()["webhook_delivery_id"]

    listed = await client.get("/webhook-deliveries", params={"endpoint_id": endpoint["id"]})
    assert [row["id"] for row in listed.json()] == [delivery]
    assert (await client.get(f"/webhook-deliveries/{delivery}")).json()["state"] == "due"


async def test_the_choice_of_events_is_checked_and_can_be_taken_back(
    client: httpx2.AsyncClient, endpoint: dict[str, Any]
) -> None:
    address = f"/webhook-endpoints/{endpoint['id']}"
    known = "placements.placement_request_accepted.v1"

    wrong = await client.patch(address, json={"event_types": ["what.ever.v1"]})
    chosen = await client.patch(address, json={"event_types": [known, known]})
    untouched = await client.patch(address, json={"description": "another"})
    every = await client.patch(address, json={"event_types": None})

    assert wrong.json()["slug"] == "webhook-event-type-unknown"
    assert chosen.json()["event_types"] == [known]
    assert untouched.json()["event_types"] == [known]
    assert every.json()["event_types"] is None


async def test_a_repeated_registration_answers_the_same(client: httpx2.AsyncClient) -> None:
    once = {"Idempotency-Key": "registered-once"}

    first = await client.post("/webhook-endpoints", json=PUBLIC, headers=once)
    second = await client.post("/webhook-endpoints", json=PUBLIC, headers=once)

    assert first.json() == second.json()
    assert len((await client.get("/webhook-endpoints")).json()) == 1


async def test_another_agency_sees_none_of_it(
    client: httpx2.AsyncClient,
    endpoint: dict[str, Any],
    app: FastAPI,
    viewer_of: Callable[..., Viewer],
) -> None:
    delivery = (await client.post(f"/webhook-endpoints/{endpoint['id']}/test")).json()
    stranger = viewer_of("receiving coordinator", level=Level.LOCAL_ADMINISTRATOR)
    async with client_for(app, stranger) as other:
        address = f"/webhook-endpoints/{endpoint['id']}"
        log = f"/webhook-deliveries/{delivery['webhook_delivery_id']}"
        assert (await other.get(address)).status_code == 404
        assert (await other.patch(address, json={"enabled": False})).status_code == 404
        assert (await other.post(f"{address}/rotate-secret")).status_code == 404
        assert (await other.get(log)).status_code == 404
        assert (await other.post(f"{log}/resend")).status_code == 404


async def test_coordinators_who_administer_nothing_are_refused(
    app: FastAPI, viewer_of: Callable[..., Viewer]
) -> None:
    async with client_for(app, viewer_of("requester")) as client:
        assert (await client.get("/webhook-endpoints")).status_code == 403
        assert (await client.post("/webhook-endpoints", json=PUBLIC)).status_code == 403
        assert (await client.get("/webhook-deliveries")).status_code == 403
