"""Accounts that nobody uses: warned of at 150 and 173 days, asleep at 180, until woken."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import update

from chassis.store import Database
from identity.messaging.mails import warn_of_dormancy
from identity.store.store import IdentityStore
from identity.store.tables.accounts import accounts
from testkit import client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]
CLERK = "clerk@practica.example"
LAST = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
async def last_signed_in(database: Database[IdentityStore], world: Any) -> Any:
    async def moved(when: datetime) -> None:
        async with database.reading() as connection:
            await connection.execute(
                update(accounts)
                .where(accounts.c.id == world.school_clerk.account_id)
                .values(last_signed_in_on=when.date())
            )

    return moved


async def test_each_warning_is_sent_once_however_often_the_timer_runs(
    database: Database[IdentityStore], last_signed_in: Any, post_office: Any
) -> None:
    await last_signed_in(LAST)
    sent = {}
    for day in (149, 150, 151, 172, 173, 174, 179, 180, 400):
        now = LAST + timedelta(days=day)
        await asyncio.gather(*(warn_of_dormancy(database, now=now) for _ in range(3)))
        await post_office.deliver()
        sent[day] = len(post_office.sink.mails_to(CLERK))

    assert sent == {149: 0, 150: 1, 151: 1, 172: 1, 173: 2, 174: 2, 179: 2, 180: 2, 400: 2}
    (first, _) = post_office.sink.mails_to(CLERK)
    assert "30 juin 2026" in first.body("plain")


async def test_a_missed_first_warning_is_not_made_up_for_beside_the_second(
    database: Database[IdentityStore], last_signed_in: Any, post_office: Any
) -> None:
    await last_signed_in(LAST)
    await warn_of_dormancy(database, now=LAST + timedelta(days=175))
    await post_office.deliver()

    assert len(post_office.sink.mails_to(CLERK)) == 1


async def test_who_signs_in_is_warned_anew_next_time(
    database: Database[IdentityStore], last_signed_in: Any, post_office: Any, sign_in: SignIn
) -> None:
    await last_signed_in(datetime.now(UTC) - timedelta(days=151))
    await warn_of_dormancy(database)
    await sign_in("clerk")
    await warn_of_dormancy(database)
    await warn_of_dormancy(database, now=datetime.now(UTC) + timedelta(days=150))
    await post_office.deliver()

    assert len(post_office.sink.mails_to(CLERK)) == 2


async def test_a_dormant_account_is_told_so_once_the_password_was_right(
    app: FastAPI, sign_in: SignIn, last_signed_in: Any, world: Any
) -> None:
    await last_signed_in(datetime.now(UTC) - timedelta(days=180))

    wrong = await sign_in("clerk", "certainly not the password")
    right = await sign_in("clerk")

    assert (wrong.status_code, wrong.json()["slug"]) == (401, "sign-in-refused")
    assert (right.status_code, right.json()["slug"]) == (403, "account-dormant")


async def test_an_administrator_wakes_an_account_and_half_a_year_begins_anew(
    app: FastAPI, sign_in: SignIn, last_signed_in: Any, world: Any
) -> None:
    await last_signed_in(datetime.now(UTC) - timedelta(days=500))
    path = f"/accounts/{world.school_clerk.account_id}"
    async with client_for(app, world.school_chief) as chief:
        woken = await chief.patch(path, json={"enabled": True})

    assert woken.status_code == 200
    assert (await sign_in("clerk")).status_code == 201


async def test_nobody_wakes_themselves(app: FastAPI, last_signed_in: Any, world: Any) -> None:
    await last_signed_in(datetime.now(UTC) - timedelta(days=500))
    path = f"/accounts/{world.school_clerk.account_id}"
    async with client_for(app, world.school_clerk) as clerk:
        assert (await clerk.patch(path, json={"enabled": True})).status_code == 403
