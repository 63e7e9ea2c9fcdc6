"""Signing in takes a second step where an app is enrolled."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.accounts import accounts
from identity.store.tables.factors import challenges, second_factors

from .conftest import Headers, bearing, shown_by

SignIn = Callable[..., Awaitable[httpx2.Response]]
Enrol = Callable[[Headers], Awaitable[tuple[str, list[str]]]]


@pytest.fixture
async def enrolled(clerk: Headers, enrol: Enrol) -> tuple[str, list[str]]:
    return await enrol(clerk)


@pytest.fixture
def answer(client: httpx2.AsyncClient) -> Callable[..., Awaitable[httpx2.Response]]:
    async def answered(asked: httpx2.Response, code: str) -> httpx2.Response:
        body = {"challenge": asked.json()["challenge"], "code": code}
        return await client.post("/sessions/second-step", json=body)

    return answered


Answer = Callable[[httpx2.Response, str], Awaitable[httpx2.Response]]


async def test_the_password_alone_opens_nothing_and_the_code_opens_a_session(
    client: httpx2.AsyncClient,
    sign_in: SignIn,
    answer: Answer,
    enrolled: tuple[str, list[str]],
) -> None:
    asked = await sign_in("clerk")
    opened = await answer(asked, shown_by(enrolled[0]))

    assert asked.status_code == 202
    assert asked.json()["methods"] == ["authenticator_app", "recovery_code"]
    assert (asked.json()["enrol"], asked.headers["cache-control"]) == (False, "no-store")
    assert "access_token" not in asked.json()
    assert opened.status_code == 201, opened.text
    current = await client.get("/sessions/current", headers=bearing(opened))
    assert current.json()["first_name"] == "Clerk"


async def test_the_secret_is_sealed_for_its_account_and_the_codes_are_digests(
    database: Database[IdentityStore], enrolled: tuple[str, list[str]], app: Any
) -> None:
    async with database.reading() as connection:
        row = await connection.first(select(second_factors))

    assert row is not None
    assert enrolled[0] not in str(dict(row.items()))
    assert not any(code in str(dict(row.items())) for code in enrolled[1])
    vault = app.state.factors.vault
    assert vault.open(row.app_secret, row.id) == enrolled[0]
    assert vault.open(row.app_secret, row.agency_id) is None


async def test_a_code_serves_once(
    sign_in: SignIn, answer: Answer, enrolled: tuple[str, list[str]]
) -> None:
    code = shown_by(enrolled[0])

    assert (await answer(await sign_in("clerk"), code)).status_code == 201
    again = await answer(await sign_in("clerk"), code)

    assert (again.status_code, again.json()["slug"]) == (401, "second-step-refused")


async def test_of_two_who_send_the_same_code_at_once_one_is_refused(
    sign_in: SignIn, answer: Answer, enrolled: tuple[str, list[str]]
) -> None:
    asked = [await sign_in("clerk"), await sign_in("clerk")]
    code = shown_by(enrolled[0])

    answers = await asyncio.gather(*(answer(one, code) for one in asked))

    assert sorted(one.status_code for one in answers) == [201, 401]


@pytest.mark.parametrize(("steps", "status"), [(-2, 401), (-1, 201), (1, 201), (3, 401)])
async def test_the_clock_of_a_phone_may_be_off_by_one_step(
    sign_in: SignIn,
    answer: Answer,
    enrolled: tuple[str, list[str]],
    let_steps_pass: Callable[[], Awaitable[None]],
    steps: int,
    status: int,
) -> None:
    await let_steps_pass()
    code = shown_by(enrolled[0], steps=steps)

    assert (await answer(await sign_in("clerk"), code)).status_code == status


async def test_wrong_codes_lock_the_name_like_wrong_passwords(
    sign_in: SignIn, answer: Answer, enrolled: tuple[str, list[str]]
) -> None:
    for _ in range(4):
        refused = await answer(await sign_in("clerk"), "000000")
        assert refused.json()["slug"] == "second-step-refused"

    locked = await sign_in("clerk")

    assert (locked.status_code, locked.json()["slug"]) == (429, "sign-in-locked")


async def test_the_right_password_between_wrong_codes_forgives_none_of_them(
    sign_in: SignIn, answer: Answer, enrolled: tuple[str, list[str]]
) -> None:
    asked = await sign_in("clerk")
    for _ in range(3):
        await answer(asked, "000000")
    asked = await sign_in("clerk")
    fourth = await answer(asked, "000000")
    locked = await answer(asked, shown_by(enrolled[0]))

    assert fourth.status_code == 401
    assert (locked.status_code, locked.json()["slug"]) == (429, "sign-in-locked")


async def test_a_challenge_serves_once_and_five_minutes(
    sign_in: SignIn,
    answer: Answer,
    enrolled: tuple[str, list[str]],
    database: Database[IdentityStore],
    let_steps_pass: Callable[[], Awaitable[None]],
) -> None:
    asked = await sign_in("clerk")
    await answer(asked, shown_by(enrolled[0]))
    await let_steps_pass()
    again = await answer(asked, shown_by(enrolled[0]))
    late = await sign_in("clerk")
    async with database.reading() as connection:
        past = datetime.now(UTC) - timedelta(minutes=5)
        await connection.execute(update(challenges).values(created_at=past))

    too_late = await answer(late, shown_by(enrolled[0]))

    assert (again.status_code, again.json()["slug"]) == (401, "challenge-over")
    assert (too_late.status_code, too_late.json()["slug"]) == (401, "challenge-over")


async def test_a_new_password_makes_the_first_step_worthless(
    sign_in: SignIn,
    answer: Answer,
    enrolled: tuple[str, list[str]],
    database: Database[IdentityStore],
) -> None:
    asked = await sign_in("clerk")
    async with database.reading() as connection:
        await connection.execute(update(accounts).values(password_hash="another"))

    assert (await answer(asked, shown_by(enrolled[0]))).json()["slug"] == "challenge-over"


async def test_a_recovery_code_serves_once_however_it_is_written(
    client: httpx2.AsyncClient, sign_in: SignIn, answer: Answer, enrolled: tuple[str, list[str]]
) -> None:
    code = enrolled[1][3].lower().replace("-", " ")
    opened = await answer(await sign_in("clerk"), code)
    again = await answer(await sign_in("clerk"), code)

    assert len(enrolled[1]) == len(set(enrolled[1])) == 10
    assert opened.status_code == 201
    assert again.status_code == 401
    shown = await client.get("/second-factor", headers=bearing(opened))
    assert shown.json()["recovery_codes_left"] == 9


async def test_a_wrong_password_is_told_nothing_of_the_second_factor(
    sign_in: SignIn, enrolled: tuple[str, list[str]]
) -> None:
    wrong = await sign_in("clerk", "not the password at all")
    unknown = await sign_in("nobody", "not the password at all")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content


async def test_refreshing_asks_for_no_code(
    client: httpx2.AsyncClient, sign_in: SignIn, answer: Answer, enrolled: tuple[str, list[str]]
) -> None:
    opened = await answer(await sign_in("clerk"), shown_by(enrolled[0]))

    refreshed = await client.post(
        "/sessions/refresh", json={"refresh_token": opened.json()["refresh_token"]}
    )

    assert refreshed.status_code == 200
