"""Many sign in under one name at once: right passwords lock nothing, wrong ones get four tries."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import Table, select

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.sign_in import address_attempts, sign_in_attempts
from testkit import bearer

SignIn = Callable[..., Awaitable[httpx2.Response]]
WRONG = "certainly not the password"


async def counted(database: Database[IdentityStore], table: Table) -> tuple[int, int]:
    async with database.reading() as connection:
        row: Any = await connection.first(select(table.c.failures, table.c.under_way))
    return row.failures, row.under_way


async def test_right_passwords_sent_at_once_are_all_let_in_and_count_nothing(
    sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    answers = await asyncio.gather(*(sign_in("clerk") for _ in range(10)))

    assert [answer.status_code for answer in answers] == [201] * 10
    assert await counted(database, sign_in_attempts) == (0, 0)
    assert await counted(database, address_attempts) == (0, 0)


async def test_after_failures_right_passwords_at_once_still_lock_nothing(
    sign_in: SignIn, world: Any
) -> None:
    for _ in range(3):
        await sign_in("clerk", WRONG)

    answers = await asyncio.gather(*(sign_in("clerk") for _ in range(6)))

    assert [answer.status_code for answer in answers] == [201] * 6


async def test_of_guesses_at_once_no_more_than_four_are_looked_at(
    app: FastAPI, sign_in: SignIn, world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []
    passwords = app.state.desk.passwords
    verify = passwords.verify

    async def noted(password: str, kept: str | None) -> Any:
        looked_at.append(password)
        return await verify(password, kept)

    monkeypatch.setattr(passwords, "verify", noted)

    answers = await asyncio.gather(*(sign_in("clerk", WRONG) for _ in range(12)))

    assert Counter(answer.status_code for answer in answers) == {401: 4, 429: 8}
    assert len(looked_at) == 4
    assert (await sign_in("clerk")).json()["slug"] == "sign-in-locked"


async def test_a_right_password_for_a_disabled_account_is_no_way_to_go_on_guessing(
    sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    async with database.transaction() as store:
        (await store.accounts.to_sign_in(world.school_clerk.account_id)).disable()

    answers = [await sign_in("clerk") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [403] * 4 + [429]


async def test_the_present_password_proved_at_once_counts_as_rightly(
    client: httpx2.AsyncClient, world: Any, password: str, database: Database[IdentityStore]
) -> None:
    body = {"new_email": "other@practica.example", "current_password": password}

    async def ask() -> int:
        asked = await client.post("/email-changes", json=body, headers=bearer(world.school_clerk))
        return asked.status_code

    assert await asyncio.gather(*(ask() for _ in range(6))) == [202] * 6
    assert await counted(database, sign_in_attempts) == (0, 0)
