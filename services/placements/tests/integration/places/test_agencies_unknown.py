"""Nothing is given to an agency that nobody has told of."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest

from chassis.auth import Role
from chassis.ids import new_id
from chassis.store import Database
from placements.app import create_app
from placements.settings import Settings
from placements.store.store import PlacementsStore
from testkit.clients import client_for
from testkit.tokens import a_viewer, bearer

ADMINISTRATOR = bearer(a_viewer(role=Role.ADMINISTRATOR))
SITE = {"name": "Hôpital de Hull", "province": "QC"}
PROGRAM = {"name_fr": "Soins", "name_en": "Nursing", "discipline": "nursing"}


@pytest.fixture
async def client(
    database: Database[PlacementsStore], settings: Settings
) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_app(settings, database=database)
    async with client_for(app, headers=ADMINISTRATOR) as client:
        yield client


@pytest.fixture
async def site(client: httpx2.AsyncClient) -> str:
    """One that belongs to nobody."""
    return str((await client.post("/sites", json=SITE)).json()["id"])


@pytest.mark.parametrize("what", ["a new site", "a site of nobody", "a program"])
async def test_an_agency_is_taken_once_it_was_told_of(
    client: httpx2.AsyncClient,
    site: str,
    told_of: Callable[[UUID], Awaitable[None]],
    what: str,
) -> None:
    agency_id = new_id()
    method, path, body = {
        "a new site": ("POST", "/sites", SITE),
        "a site of nobody": ("PUT", f"/sites/{site}/agency", {}),
        "a program": ("POST", "/programs", PROGRAM),
    }[what]

    async def given(language: str) -> httpx2.Response:
        wanted: dict[str, Any] = {**body, "agency_id": str(agency_id)}
        headers = {"Accept-Language": language}
        return await client.request(method, path, json=wanted, headers=headers)

    french, english = await given("fr"), await given("en")
    await told_of(agency_id)
    taken = await given("fr")

    assert (french.status_code, english.status_code) == (422, 422)
    assert french.json()["slug"] == "agency-unknown"
    assert [error["field"] for error in french.json()["errors"]] == ["agency_id"]
    assert (french.json()["title"], english.json()["title"]) == (
        "Établissement inconnu",
        "Unknown agency",
    )
    assert taken.is_success
    assert taken.json()["agency_id"] == str(agency_id)


async def test_a_site_may_still_belong_to_nobody(client: httpx2.AsyncClient, site: str) -> None:
    taken = await client.put(f"/sites/{site}/agency", json={"agency_id": None})

    assert (taken.status_code, taken.json()["agency_id"]) == (200, None)
