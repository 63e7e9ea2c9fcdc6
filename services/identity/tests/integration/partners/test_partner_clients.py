"""An agency's administrator registers, limits, rotates and revokes partners' systems."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import select

from chassis.store import Database
from chassis.viewer import Viewer
from identity.store.store import IdentityStore
from identity.store.tables.partners import partner_clients
from services.identity.tests.integration.conftest import World
from testkit import bearer

CLIENTS = "/partner-clients"


def a_client(viewer: Viewer, **changes: Any) -> dict[str, Any]:
    expires_at = datetime.now(UTC) + timedelta(days=30)
    return {
        "agency_id": str(viewer.agency_id),
        "name": "Registraire",
        "role": viewer.role.value,
        "scopes": ["placements:read"],
        "expires_at": expires_at.isoformat(),
        **changes,
    }


async def test_a_client_is_registered_and_its_secret_shown_once(
    client: httpx2.AsyncClient, world: World, database: Database[IdentityStore]
) -> None:
    chief = world.school_chief
    programs = [str(uuid4())]

    made = await client.post(
        CLIENTS, json=a_client(chief, program_ids=programs), headers=bearer(chief)
    )

    assert made.status_code == 201, made.text
    body = made.json()
    shown = await client.get(made.headers["location"], headers=bearer(chief))
    listed = await client.get(CLIENTS, headers=bearer(chief))
    assert body["client_secret"].startswith("pcs_")
    assert shown.json() == {k: v for k, v in body.items() if k != "client_secret"}
    assert listed.json() == [shown.json()]
    assert shown.json()["program_ids"] == programs
    assert shown.headers["etag"] == '"1"'
    async with database.reading() as connection:
        row = await connection.first(select(partner_clients))
    assert row is not None
    assert body["client_secret"] not in str(tuple(row.values()))


async def test_a_repeated_registration_shows_the_same_secret_again(
    client: httpx2.AsyncClient, world: World
) -> None:
    chief, key = world.school_chief, {"Idempotency-Key": "une-fois"}
    wanted = a_client(chief)

    first = await client.post(CLIENTS, json=wanted, headers=bearer(chief) | key)
    again = await client.post(CLIENTS, json=wanted, headers=bearer(chief) | key)

    assert first.json() == again.json()
    assert len((await client.get(CLIENTS, headers=bearer(chief))).json()) == 1


async def test_only_administrators_of_the_agency_have_to_do_with_its_clients(
    client: httpx2.AsyncClient, world: World
) -> None:
    chief = world.school_chief
    made = (await client.post(CLIENTS, json=a_client(chief), headers=bearer(chief))).json()
    one = f"{CLIENTS}/{made['id']}"

    for viewer, status in ((world.school_clerk, 403), (world.hospital_chief, 404)):
        headers = bearer(viewer)
        wanted = a_client(chief)
        assert (await client.post(CLIENTS, json=wanted, headers=headers)).status_code == status
        listed = await client.get(
            CLIENTS, params={"agency_id": str(chief.agency_id)}, headers=headers
        )
        assert listed.status_code == status
        assert (await client.get(one, headers=headers)).status_code == 404
        assert (await client.patch(one, json={}, headers=headers)).status_code == status
        for verb in ("rotate-secret", "revoke"):
            assert (await client.post(f"{one}/{verb}", headers=headers)).status_code == status
    assert (await client.get(one, headers=bearer(world.administrator))).status_code == 200


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"role": "receiving_coordinator"}, "role-not-at-agency"),
        ({"role": "administrator"}, "role-not-for-partners"),
        ({"scopes": []}, "client-without-scope"),
        ({"site_ids": []}, "scope-not-of-role"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "client-expiry-out-of-reach"),
        ({"expires_at": "2999-01-01T00:00:00Z"}, "client-expiry-out-of-reach"),
        ({"scopes": ["everything"]}, "validation"),
    ],
)
async def test_what_a_client_cannot_be_is_refused(
    client: httpx2.AsyncClient, world: World, changes: dict[str, Any], slug: str
) -> None:
    chief = world.school_chief

    refused = await client.post(CLIENTS, json=a_client(chief, **changes), headers=bearer(chief))

    assert (refused.status_code, refused.json()["slug"]) == (422, slug)


async def test_a_client_is_changed_as_it_was_read(client: httpx2.AsyncClient, world: World) -> None:
    chief = world.school_chief
    made = (await client.post(CLIENTS, json=a_client(chief), headers=bearer(chief))).json()
    one, change = f"{CLIENTS}/{made['id']}", {"scopes": ["reporting:read"]}
    seen = bearer(chief) | {"If-Match": '"1"'}

    changed = await client.patch(one, json=change, headers=seen)
    late = await client.patch(one, json={"name": "Autre"}, headers=seen)

    assert (changed.json()["scopes"], changed.json()["version"]) == (["reporting:read"], 2)
    assert changed.json()["name"] == made["name"]
    assert late.status_code == 409


async def test_an_agency_has_twenty_clients_at_most(
    client: httpx2.AsyncClient, world: World
) -> None:
    chief = world.school_chief
    for _ in range(20):
        made = await client.post(CLIENTS, json=a_client(chief), headers=bearer(chief))

    refused = await client.post(CLIENTS, json=a_client(chief), headers=bearer(chief))
    await client.post(f"{CLIENTS}/{made.json()['id']}/revoke", headers=bearer(chief))
    room = await client.post(CLIENTS, json=a_client(chief), headers=bearer(chief))

    assert (refused.status_code, refused.json()["slug"]) == (409, "too-many-clients")
    assert room.status_code == 201


async def test_the_catalogue_of_scopes_has_words_in_both_languages(
    client: httpx2.AsyncClient, world: World
) -> None:
    async def offered(language: str) -> dict[str, str]:
        headers = bearer(world.school_clerk) | {"Accept-Language": language}
        rows = (await client.get("/partner-scopes", headers=headers)).json()
        return {row["scope"]: row["title"] for row in rows}

    french, english = await offered("fr"), await offered("en")

    assert french.keys() == english.keys()
    assert "students:names" in french
    assert not set(french.values()) & set(english.values())
