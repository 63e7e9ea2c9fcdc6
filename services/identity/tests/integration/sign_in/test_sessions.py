"""Staying signed in and signing out, over HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.sign_in import refresh_tokens, sessions

SignIn = Callable[..., Awaitable[httpx2.Response]]


def bearing(answer: httpx2.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


@pytest.fixture
def refresh(client: httpx2.AsyncClient) -> Callable[[httpx2.Response], Awaitable[httpx2.Response]]:
    async def refreshed(opened: httpx2.Response) -> httpx2.Response:
        body = {"refresh_token": opened.json()["refresh_token"]}
        return await client.post("/sessions/refresh", json=body)

    return refreshed


@pytest.fixture
def later(database: Database[IdentityStore]) -> Callable[[timedelta], Awaitable[None]]:
    """Moves every session so far into the past."""

    async def moved(by: timedelta) -> None:
        async with database.reading() as connection:
            await connection.execute(
                update(sessions).values(
                    rotated_at=sessions.c.rotated_at - by, started_at=sessions.c.started_at - by
                )
            )

    return moved


async def test_a_refresh_token_is_traded_for_the_next(
    client: httpx2.AsyncClient, sign_in: SignIn, refresh: Any, world: Any
) -> None:
    opened = await sign_in("clerk")
    second = await refresh(opened)
    third = await refresh(second)

    assert (second.status_code, third.status_code) == (200, 200)
    tokens = {answer.json()["refresh_token"] for answer in (opened, second, third)}
    assert len(tokens) == 3
    current = await client.get("/sessions/current", headers=bearing(third))
    assert current.status_code == 200


async def test_refresh_tokens_are_kept_as_digests_only(
    sign_in: SignIn, database: Database[IdentityStore], world: Any
) -> None:
    token = (await sign_in("clerk")).json()["refresh_token"]
    async with database.reading() as connection:
        (row,) = await connection.all(select(refresh_tokens))

    assert len(token) >= 43
    assert token.encode() not in bytes(row.fingerprint)


async def test_an_old_refresh_token_ends_the_session_of_whoever_has_any_of_its_tokens(
    sign_in: SignIn, refresh: Any, later: Any, world: Any
) -> None:
    opened = await sign_in("clerk")
    second = await refresh(opened)
    await later(timedelta(seconds=11))

    stolen = await refresh(opened)

    assert (stolen.status_code, stolen.json()["slug"]) == (401, "session-over")
    assert (await refresh(second)).status_code == 401


async def test_two_tabs_refreshing_at_once_both_stay_signed_in(
    client: httpx2.AsyncClient, sign_in: SignIn, refresh: Any, world: Any
) -> None:
    opened = await sign_in("clerk")

    answers = await asyncio.gather(*(refresh(opened) for _ in range(6)))

    assert {answer.status_code for answer in answers} == {200}
    assert (await refresh(answers[-1])).status_code == 200


@pytest.mark.parametrize("pause", [timedelta(minutes=30), timedelta(hours=12)])
async def test_an_idle_session_is_over(
    sign_in: SignIn, refresh: Any, later: Any, world: Any, pause: timedelta
) -> None:
    opened = await sign_in("clerk")
    await later(pause)

    assert (await refresh(opened)).json()["slug"] == "session-over"


async def test_an_access_token_does_not_outlive_its_session(
    sign_in: SignIn, refresh: Any, database: Database[IdentityStore], world: Any
) -> None:
    opened = await sign_in("clerk")
    async with database.reading() as connection:
        almost = datetime.now(UTC) - timedelta(hours=11, minutes=58)
        await connection.execute(update(sessions).values(started_at=almost))

    assert 0 < (await refresh(opened)).json()["expires_in"] <= 120


@pytest.mark.parametrize("token", ["", "made up", "é" * 40])
async def test_a_made_up_refresh_token_is_refused(
    client: httpx2.AsyncClient, world: Any, token: str
) -> None:
    answer = await client.post("/sessions/refresh", json={"refresh_token": token})

    assert answer.status_code in (401, 422)


async def test_nothing_can_be_refreshed_after_signing_out(
    client: httpx2.AsyncClient, sign_in: SignIn, refresh: Any, world: Any
) -> None:
    opened = await sign_in("clerk")

    ended = await client.delete("/sessions/current", headers=bearing(opened))

    assert ended.status_code == 204
    assert (await refresh(opened)).json()["slug"] == "session-over"
    current = await client.get("/sessions/current", headers=bearing(opened))
    assert current.json()["slug"] == "session-over"


async def test_signing_out_leaves_other_sessions_alone(
    client: httpx2.AsyncClient, sign_in: SignIn, refresh: Any, world: Any
) -> None:
    here, there = await sign_in("clerk"), await sign_in("clerk")
    await client.delete("/sessions/current", headers=bearing(here))

    assert (await refresh(there)).status_code == 200


async def test_whoever_signs_in_again_learns_when_it_was_the_last_time(
    client: httpx2.AsyncClient, sign_in: SignIn, later: Any, world: Any
) -> None:
    first = await sign_in("clerk")
    shown = await client.get("/sessions/current", headers=bearing(first))
    assert shown.json()["previous_sign_in_at"] is None
    await later(timedelta(hours=3))
    await sign_in("doctor")

    again = await client.get("/sessions/current", headers=bearing(await sign_in("clerk")))

    before = datetime.fromisoformat(again.json()["previous_sign_in_at"])
    assert timedelta(hours=2) < datetime.now(UTC) - before < timedelta(hours=4)
