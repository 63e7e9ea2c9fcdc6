"""Destinations over HTTP: their names, their services, and the service that outlives them."""

from typing import Any

import httpx2
import pytest

from services.placements.tests.integration.places.keeping import (
    KEEPER,
    Client,
    a_destination,
    a_service,
    a_site,
    post,
)
from testkit.tokens import a_viewer, bearer


async def test_a_service_closes_only_after_its_destinations(client: Client) -> None:
    service = await a_service(client, await a_site(client))
    destination = (await a_destination(client, service)).json()
    address = f"/services/{service['id']}"

    refused = await post(client, f"{address}/close", None)
    await post(client, f"/destinations/{destination['id']}/close", None)
    closed = await post(client, f"{address}/close", None)
    reopened = await post(client, f"/destinations/{destination['id']}/reopen", None)

    assert (refused.status_code, refused.json()["slug"]) == (409, "service-has-active-destinations")
    assert closed.json()["active"] is False
    assert (reopened.status_code, reopened.json()["slug"]) == (409, "service-inactive")


@pytest.mark.parametrize(("name", "short"), [("4 OUEST.", "other"), ("Other", "4o")])
async def test_names_are_unique_among_the_open_destinations_of_a_site(
    client: Client, name: str, short: str
) -> None:
    service = await a_service(client, await a_site(client))
    first = (await a_destination(client, service)).json()

    refused = await a_destination(client, service, name, short)
    await post(client, f"/destinations/{first['id']}/close", None)
    allowed = await a_destination(client, service, name, short)
    back = await post(client, f"/destinations/{first['id']}/reopen", None)

    assert (refused.status_code, refused.json()["slug"]) == (409, "destination-name-taken")
    assert allowed.status_code == 201
    assert back.json()["slug"] == "destination-name-taken"


async def test_a_destination_moves_between_services_of_its_own_site(client: Client) -> None:
    site = await a_site(client)
    surgery, medicine = await a_service(client, site), await a_service(client, site)
    elsewhere = await a_service(client, await a_site(client, "Foyer"))
    destination = (await a_destination(client, surgery)).json()
    address = f"/destinations/{destination['id']}"

    async def move(*services: dict[str, Any]) -> httpx2.Response:
        ids = [service["id"] for service in services]
        return await client.patch(address, json={"service_ids": ids}, headers=bearer(KEEPER))

    assert (await move(surgery, medicine)).status_code == 200
    read = await client.get("/destinations", params={"service_id": medicine["id"]}, headers=_any())
    assert read.json()[0]["service_ids"] == sorted([surgery["id"], medicine["id"]])
    assert (await move(elsewhere)).json()["slug"] == "service-of-another-site"


def _any() -> dict[str, str]:
    return bearer(a_viewer())
