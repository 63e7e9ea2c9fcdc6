"""Before somebody works here: responsibilities accepted, orientation done; each recorded."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.accounts import accounts
from identity.store.tables.responsibilities import acceptances
from testkit import client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]


def bearing(answer: httpx2.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}", "Accept-Language": "en"}


@pytest.fixture
async def newcomer(database: Database[IdentityStore], world: Any, sign_in: SignIn) -> Any:
    """The clerk, who has a password and has done nothing else yet."""
    async with database.transaction() as store:
        account = await store.accounts.to_sign_in(world.school_clerk.account_id)
        account.responsibilities_version = account.orientation_done_at = None
    return await sign_in("clerk")


async def test_a_newcomers_token_opens_the_first_steps_alone(
    client: httpx2.AsyncClient, newcomer: httpx2.Response, app: FastAPI
) -> None:
    """Every route that asks for a token, also those that are added later, but for these."""
    reached = set()
    for path, operations in app.openapi()["paths"].items():
        for method in operations:
            address = path.replace("{id}", "01a20a51-408f-7fd9-92f0-7204f0694af3")
            if (method, path) in {("delete", "/sessions/current"), ("delete", "/sessions")}:
                continue
            bare = await client.request(method.upper(), address, json={})
            if bare.status_code != 401:
                continue
            answer = await client.request(
                method.upper(), address, json={}, headers=bearing(newcomer)
            )
            if "responsibilities-not-accepted" not in answer.text:
                reached.add(f"{method} {path}")

    assert reached - {"post /sessions", "post /sessions/refresh"} == {
        "get /sessions",
        "get /sessions/current",
        "delete /sessions/{id}",
        "post /sessions/current/role-assignment",
        "post /sessions/current/sign-out",
        "put /sessions/current/language",
        "get /responsibilities/current",
        "post /responsibility-acceptances",
        "post /orientation/completions",
    }


async def test_the_steps_are_taken_one_by_one_and_recorded(
    client: httpx2.AsyncClient,
    newcomer: httpx2.Response,
    database: Database[IdentityStore],
    world: Any,
    sign_in: SignIn,
) -> None:
    text = await client.get("/responsibilities/current", headers=bearing(newcomer))
    version = text.json()["version"]
    accepted = await client.post(
        "/responsibility-acceptances", json={"version": version}, headers=bearing(newcomer)
    )
    halfway = await client.get("/agencies", headers=bearing(accepted))
    oriented = await client.post("/orientation/completions", headers=bearing(accepted))
    working = await client.get("/agencies", headers=bearing(oriented))

    assert text.json()["text_fr"] != text.json()["text_en"]
    assert (accepted.status_code, halfway.status_code) == (201, 403)
    assert halfway.json()["slug"] == "orientation-not-done"
    assert (oriented.status_code, working.status_code) == (201, 200)
    async with database.reading() as connection:
        (kept,) = await connection.all(select(acceptances))
        account = await connection.first(
            select(accounts).where(accounts.c.id == world.school_clerk.account_id)
        )
    assert account is not None
    assert (kept.account_id, kept.version, kept.language) == (account.id, version, "en")
    assert account.orientation_done_at is not None
    again = await sign_in("clerk")
    assert (await client.get("/agencies", headers=bearing(again))).status_code == 200


async def test_a_refreshed_token_opens_no_more_than_the_one_before(
    client: httpx2.AsyncClient, newcomer: httpx2.Response
) -> None:
    body = {"refresh_token": newcomer.json()["refresh_token"]}
    refreshed = await client.post("/sessions/refresh", json=body)

    answer = await client.get("/agencies", headers=bearing(refreshed))
    assert answer.json()["slug"] == "responsibilities-not-accepted"


async def test_steps_taken_in_one_session_count_in_the_others(
    client: httpx2.AsyncClient, newcomer: httpx2.Response, sign_in: SignIn
) -> None:
    other = await sign_in("clerk")
    body = {"version": 1}
    await client.post("/responsibility-acceptances", json=body, headers=bearing(newcomer))
    await client.post("/orientation/completions", headers=bearing(newcomer))

    refreshed = await client.post(
        "/sessions/refresh", json={"refresh_token": other.json()["refresh_token"]}
    )

    assert (await client.get("/agencies", headers=bearing(refreshed))).status_code == 200


async def test_a_new_version_is_asked_for_at_the_next_sign_in_and_not_before(
    app: FastAPI, client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    before = await sign_in("clerk")
    texts = {"text_fr": "Nouveau texte", "text_en": "New text"}
    async with client_for(app, world.administrator) as administrator:
        published = await administrator.post("/responsibilities", json=texts)
    async with client_for(app, world.school_chief) as chief:
        refused = await chief.post("/responsibilities", json=texts)
    refreshed = await client.post(
        "/sessions/refresh", json={"refresh_token": before.json()["refresh_token"]}
    )
    after = await sign_in("clerk")
    stale = await client.post(
        "/responsibility-acceptances", json={"version": 1}, headers=bearing(after)
    )

    assert (published.json()["version"], refused.status_code) == (2, 403)
    assert (await client.get("/agencies", headers=bearing(refreshed))).status_code == 200
    answer = await client.get("/agencies", headers=bearing(after))
    assert answer.json()["slug"] == "responsibilities-not-accepted"
    assert (stale.status_code, stale.json()["slug"]) == (409, "another-version-in-force")
