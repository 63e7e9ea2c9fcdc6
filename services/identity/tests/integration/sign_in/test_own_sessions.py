"""Where one is signed in, and signing out from afar."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
from fastapi import FastAPI
from sqlalchemy import update

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.sign_in import sessions
from testkit import client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def bearing(answer: httpx2.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def refresh(client: httpx2.AsyncClient, opened: httpx2.Response) -> httpx2.Response:
    body = {"refresh_token": opened.json()["refresh_token"]}
    return await client.post("/sessions/refresh", json=body)


async def test_ones_own_sessions_are_listed_coarsely(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    client.headers["User-Agent"] = FIREFOX
    there = await sign_in("clerk")
    await sign_in("chief")
    here = await sign_in("clerk")
    listed = (await client.get("/sessions", headers=bearing(here))).json()

    assert [row["current"] for row in listed] == [True, False]
    assert {row["device"] for row in listed} == {"Firefox, Windows"}
    assert "/140" not in str(listed)
    assert "140." not in str([row["device"] for row in listed])
    assert set(listed[0]) == {
        "id",
        "device",
        "started_at",
        "last_used_at",
        "expires_at",
        "current",
    }
    await client.delete("/sessions/current", headers=bearing(there))
    assert len((await client.get("/sessions", headers=bearing(here))).json()) == 1


async def test_one_session_is_ended_from_another(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    lost, here, of_another = await sign_in("clerk"), await sign_in("clerk"), await sign_in("chief")
    listed = (await client.get("/sessions", headers=bearing(here))).json()
    (lost_id,) = [row["id"] for row in listed if not row["current"]]

    foreign = await client.delete(f"/sessions/{lost_id}", headers=bearing(of_another))
    ended = await client.delete(f"/sessions/{lost_id}", headers=bearing(here))

    assert (foreign.status_code, ended.status_code) == (404, 204)
    assert (await refresh(client, lost)).status_code == 401
    assert (await refresh(client, here)).status_code == 200


async def test_signing_out_everywhere_ends_all_of_ones_own(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    mine = [await sign_in("clerk") for _ in range(3)]
    of_another = await sign_in("chief")

    assert (await client.delete("/sessions", headers=bearing(mine[0]))).status_code == 204

    assert [(await refresh(client, each)).status_code for each in mine] == [401] * 3
    assert (await refresh(client, of_another)).status_code == 200


async def test_an_administrator_of_the_agency_ends_all_sessions_of_an_account(
    app: FastAPI, client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    opened = await sign_in("clerk")
    path = f"/accounts/{world.school_clerk.account_id}/sessions"
    async with client_for(app, world.hospital_chief) as stranger:
        assert (await stranger.delete(path)).status_code == 404
    async with client_for(app, world.school_clerk) as colleague:
        assert (await colleague.delete(path)).status_code == 403
    assert (await refresh(client, opened)).status_code == 200
    opened = await sign_in("clerk")
    async with client_for(app, world.school_chief) as chief:
        assert (await chief.delete(path)).status_code == 204

    assert (await refresh(client, opened)).status_code == 401


async def later(database: Database[IdentityStore], seconds: int) -> None:
    async with database.reading() as connection:
        moved = sessions.c.rotated_at - timedelta(seconds=seconds)
        await connection.execute(update(sessions).values(rotated_at=moved))


async def test_a_lost_answer_that_is_asked_for_again_quickly_ends_no_honest_session(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    opened = await sign_in("clerk")
    await refresh(client, opened)  # the answer never arrives
    await later(database, 9)
    second = await refresh(client, opened)
    await later(database, 11)

    assert second.status_code == 200
    assert (await refresh(client, second)).status_code == 200


async def test_a_copy_used_among_honest_requests_at_once_ends_the_whole_family(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    stolen = await sign_in("clerk")
    newest = await refresh(client, stolen)
    await later(database, 11)

    answers = await asyncio.gather(
        *(refresh(client, each) for each in (stolen, newest, stolen, newest, stolen))
    )

    assert {answers[0].status_code, answers[2].status_code, answers[4].status_code} == {401}
    given = [newest, *(answer for answer in answers if answer.status_code == 200)]
    assert [(await refresh(client, each)).status_code for each in given] == [401] * len(given)
