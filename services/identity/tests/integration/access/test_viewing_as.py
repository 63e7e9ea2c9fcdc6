"""Viewing as another person: who may, what they see, and what stays behind of it."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select

from chassis.ledger import LEDGER
from chassis.store import Database, Row
from identity.store.store import IdentityStore
from identity.worker import end_views
from testkit import bearer

SignIn = Callable[..., Awaitable[httpx2.Response]]
Headers = dict[str, str]
Begin = Callable[..., Awaitable[httpx2.Response]]


def bearing(token: str) -> Headers:
    return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


async def disable(client: httpx2.AsyncClient, world: Any) -> None:
    path = f"/accounts/{world.school_clerk.account_id}"
    done = await client.patch(path, json={"enabled": False}, headers=bearer(world.administrator))
    assert done.status_code == 200


@pytest.fixture
def signed_in(sign_in: SignIn) -> Callable[[str], Awaitable[Headers]]:
    async def headers(name: str) -> Headers:
        return bearing((await sign_in(name)).json()["access_token"])

    return headers


@pytest.fixture
def begin(client: httpx2.AsyncClient, signed_in: Callable[[str], Awaitable[Headers]]) -> Begin:
    async def begun(who: str, viewer: Any) -> httpx2.Response:
        body = {"role_assignment_id": str(viewer.role_assignment_id), "reason": "call 4711"}
        return await client.post("/views", json=body, headers=await signed_in(who))

    return begun


@pytest.fixture
def told(database: Database[IdentityStore]) -> Callable[[], Awaitable[list[Row]]]:
    async def rows() -> list[Row]:
        async with database.reading() as connection:
            return await connection.all(
                select(LEDGER).where(LEDGER.c.what.like("view_as%")).order_by(LEDGER.c.id)
            )

    return rows


async def test_the_session_is_that_of_the_person_and_names_who_really_looks(
    client: httpx2.AsyncClient, begin: Begin, world: Any
) -> None:
    begun = await begin("administrator", world.school_clerk)
    token = begun.json()["token"]["access_token"]
    shown = (await client.get("/sessions/current", headers=bearing(token))).json()

    assert begun.status_code == 201, begun.text
    assert begun.headers["cache-control"] == "no-store"
    assert "refresh_token" not in begun.json()["token"]
    assert (shown["first_name"], shown["person_id"]) == ("Clerk", str(world.school_clerk.person_id))
    assert shown["viewed_by"]["first_name"] == "Ada"
    assert shown["viewed_by"]["person_id"] == str(world.administrator.person_id)
    assert shown["expires_at"] == shown["viewed_by"]["expires_at"] == begun.json()["expires_at"]


async def test_the_token_names_the_actor_as_rfc_8693_asks(begin: Begin, world: Any) -> None:
    token = (await begin("administrator", world.school_clerk)).json()["token"]["access_token"]
    middle = token.split(".")[1]
    claims = json.loads(urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))

    assert claims["sub"] == str(world.school_clerk.account_id)
    assert claims["act"]["sub"] == str(world.administrator.account_id)
    assert claims["exp"] - claims["iat"] <= 600


async def test_nothing_is_changed_in_the_name_of_the_person(
    client: httpx2.AsyncClient, begin: Begin, world: Any
) -> None:
    begun = (await begin("administrator", world.school_clerk)).json()
    headers = bearing(begun["token"]["access_token"])
    path = f"/accounts/{world.school_clerk.account_id}"

    answers = [
        await client.patch(path, json={"email_alerts_accepted": False}, headers=headers),
        await client.delete("/sessions/current", headers=headers),
        await client.post(f"/views/{begun['id']}/end", headers=headers),
        await client.post("/second-factor/app", headers=headers),
    ]

    assert {(one.status_code, one.json()["slug"]) for one in answers} == {(403, "viewing-as")}


@pytest.mark.parametrize(
    ("who", "whom", "status", "slug"),
    [
        ("administrator", "school_chief", 403, "never-view-as-administrator"),
        ("administrator", "administrator", 403, "never-view-as-administrator"),
        ("chief", "school_chief", 403, "never-view-as-administrator"),
        ("chief", "hospital_chief", 404, "not-found"),
        ("clerk", "school_chief", 403, "administrators-only"),
        ("doctor", "school_clerk", 404, "not-found"),
    ],
)
async def test_nobody_else_and_never_as_one_who_administers(
    begin: Begin, world: Any, who: str, whom: str, status: int, slug: str
) -> None:
    answer = await begin(who, getattr(world, whom))

    assert (answer.status_code, answer.json()["slug"]) == (status, slug)


async def test_a_local_administrator_views_as_people_of_the_own_agency(
    begin: Begin, world: Any
) -> None:
    assert (await begin("chief", world.school_clerk)).status_code == 201


async def test_who_cannot_act_cannot_be_looked_as(
    client: httpx2.AsyncClient, begin: Begin, world: Any
) -> None:
    await disable(client, world)

    answer = await begin("administrator", world.school_clerk)

    assert (answer.status_code, answer.json()["slug"]) == (409, "nothing-to-view-as")


async def test_begin_and_end_are_in_the_ledger_with_the_reason(
    client: httpx2.AsyncClient,
    begin: Begin,
    signed_in: Callable[[str], Awaitable[Headers]],
    told: Callable[[], Awaitable[list[Row]]],
    world: Any,
) -> None:
    begun = (await begin("administrator", world.school_clerk)).json()
    own = await signed_in("administrator")
    foreign = await client.post(f"/views/{begun['id']}/end", headers=await signed_in("chief"))
    ended = await client.post(f"/views/{begun['id']}/end", headers=own)
    token = bearing(begun["token"]["access_token"])

    assert foreign.status_code == 404
    assert ended.status_code == 204
    assert (await client.get("/sessions/current", headers=token)).status_code == 401
    over = await client.post(f"/views/{begun['id']}/go-on", headers=own)
    assert (over.status_code, over.json()["slug"]) == (409, "view-over")
    first, last = await told()
    assert (first.what, last.what) == ("view_as.added", "view_as.changed")
    assert first.actor_account_id == last.actor_account_id == world.administrator.account_id
    assert first.facts["after"]["reason"] == "call 4711"
    assert world.school_clerk.person_id in first.concerns
    assert last.facts["after"]["ended_because"] == "ended"


async def test_a_view_that_nobody_ended_is_ended_after_half_an_hour(
    begin: Begin,
    told: Callable[[], Awaitable[list[Row]]],
    database: Database[IdentityStore],
    world: Any,
) -> None:
    await begin("administrator", world.school_clerk)
    now = datetime.now(UTC)
    await end_views(database, now + timedelta(minutes=29))
    assert len(await told()) == 1

    await end_views(database, now + timedelta(minutes=31))
    await end_views(database, now + timedelta(minutes=32))

    _, last = await told()
    assert last.facts["after"]["ended_because"] == "expired"


async def test_a_view_goes_on_until_it_expires_and_what_was_taken_away_counts(
    client: httpx2.AsyncClient,
    begin: Begin,
    signed_in: Callable[[str], Awaitable[Headers]],
    world: Any,
) -> None:
    begun = (await begin("administrator", world.school_clerk)).json()
    headers = await signed_in("administrator")
    more = await client.post(f"/views/{begun['id']}/go-on", headers=headers)
    await disable(client, world)

    none = await client.post(f"/views/{begun['id']}/go-on", headers=headers)

    assert (more.status_code, more.json()["expires_at"]) == (200, begun["expires_at"])
    assert (none.status_code, none.json()["slug"]) == (409, "nothing-to-view-as")


async def test_the_view_ends_with_the_session_of_who_looks(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    own = bearing((await sign_in("administrator")).json()["access_token"])
    body = {"role_assignment_id": str(world.school_clerk.role_assignment_id), "reason": "x"}
    begun = (await client.post("/views", json=body, headers=own)).json()
    await client.delete("/sessions/current", headers=own)
    token = bearing(begun["token"]["access_token"])

    assert (await client.get("/sessions/current", headers=token)).json()["slug"] == "session-over"
    again = await client.post("/views", json=body, headers=own)
    assert again.json()["slug"] == "session-over"
