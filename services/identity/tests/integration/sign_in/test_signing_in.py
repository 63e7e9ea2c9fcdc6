"""Signing in with a password, over HTTP."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.accounts import accounts
from identity.store.tables.sign_in import sign_in_attempts

SignIn = Callable[..., Awaitable[httpx2.Response]]


def bearing(answer: httpx2.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def test_the_right_password_opens_a_session(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    opened = await sign_in("clerk")
    current = await client.get("/sessions/current", headers=bearing(opened))

    assert opened.status_code == 201
    assert opened.json()["expires_in"] == 600
    assert opened.headers["cache-control"] == "no-store"
    shown = current.json()
    assert (shown["first_name"], shown["person_id"]) == ("Clerk", str(world.school_clerk.person_id))
    assert [role["agency_name_fr"] for role in shown["roles"]] == ["Cégep du Nord"]


async def test_the_address_is_not_case_sensitive(sign_in: SignIn, world: Any) -> None:
    assert (await sign_in("CLERK")).status_code == 201


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    sign_in: SignIn, world: Any
) -> None:
    wrong = await sign_in("clerk", "not the password at all")
    unknown = await sign_in("nobody", "not the password at all")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content
    assert wrong.json()["slug"] == "sign-in-refused"


async def test_an_unknown_address_costs_a_hash_like_any_other(
    app: Any, sign_in: SignIn, world: Any
) -> None:
    compared: list[str | None] = []
    verify = app.state.desk.passwords.verify

    async def noted(password: str, kept: str | None) -> Any:
        compared.append(kept)
        return await verify(password, kept)

    app.state.desk.passwords.verify = noted
    await sign_in("nobody", "not the password at all")

    assert compared == [None]


async def test_four_failures_lock_the_name_even_for_the_right_password(
    sign_in: SignIn, world: Any
) -> None:
    for _ in range(4):
        assert (await sign_in("clerk", "not the password at all")).status_code == 401

    locked = await sign_in("clerk")

    assert (locked.status_code, locked.json()["slug"]) == (429, "sign-in-locked")
    assert locked.headers["retry-after"] == str(locked.json()["facts"]["retry_after_seconds"])
    assert "www-authenticate" not in locked.headers
    assert 0 < locked.json()["facts"]["retry_after_seconds"] <= 60
    assert (await sign_in("chief")).status_code == 201


async def test_a_lock_does_not_tell_whether_anybody_has_the_name(
    sign_in: SignIn, world: Any
) -> None:
    answers = {}
    for name in ("clerk", "nobody"):
        tries = [await sign_in(name, "not the password at all") for _ in range(6)]
        answers[name] = [(each.status_code, _without_seconds(each)) for each in tries]

    assert [status for status, _ in answers["nobody"]] == [401] * 4 + [429] * 2
    assert answers["nobody"] == answers["clerk"]


def _without_seconds(answer: httpx2.Response) -> tuple[Any, ...]:
    """All that is said but for the clock, which goes on between two answers."""
    body = answer.json()
    facts = body.pop("facts")
    headers = set(answer.headers) - {"date"}
    return headers, body, set(facts), facts.get("minutes")


async def test_a_success_sets_the_count_back(sign_in: SignIn, world: Any) -> None:
    for _ in range(3):
        for _ in range(3):
            await sign_in("clerk", "not the password at all")
        assert (await sign_in("clerk")).status_code == 201


async def test_the_lock_opens_after_a_while_and_doubles_at_the_next_failure(
    sign_in: SignIn, database: Database[IdentityStore], world: Any
) -> None:
    for _ in range(4):
        await sign_in("clerk", "not the password at all")
    async with database.reading() as connection:
        past = datetime.now(UTC) - timedelta(seconds=1)
        await connection.execute(update(sign_in_attempts).values(locked_until=past))

    again = await sign_in("clerk", "not the password at all")
    locked = await sign_in("clerk")

    assert again.json()["slug"] == "sign-in-refused"
    assert 60 < locked.json()["facts"]["retry_after_seconds"] <= 120


async def test_guesses_sent_at_once_get_no_more_tries(sign_in: SignIn, world: Any) -> None:
    answers = await asyncio.gather(
        *(sign_in("clerk", f"not the password at all {number}") for number in range(12))
    )

    slugs = [answer.json()["slug"] for answer in answers]
    assert slugs.count("sign-in-refused") == 4
    assert slugs.count("sign-in-locked") == 8


@pytest.mark.usefixtures("behind_the_ledgers_back")
async def test_a_disabled_account_is_told_so_only_with_the_right_password(
    sign_in: SignIn, database: Database[IdentityStore], world: Any
) -> None:
    async with database.reading() as connection:
        await connection.execute(update(accounts).values(enabled=False))

    assert (await sign_in("clerk")).json()["slug"] == "account-disabled"
    assert (await sign_in("clerk", "not it, not it")).json()["slug"] == "sign-in-refused"


async def test_the_first_sign_in_of_a_day_is_published_and_the_second_is_not(
    sign_in: SignIn, published: Callable[[], Awaitable[list[str]]], world: Any
) -> None:
    before = len(await published())
    await sign_in("clerk")
    await sign_in("clerk")

    (event,) = (await published())[before:]

    envelope = json.loads(event)
    assert envelope["type"] == "identity.account_recorded.v1"
    assert envelope["data"]["account_id"] == str(world.school_clerk.account_id)
    assert envelope["data"]["last_signed_in_on"] == datetime.now(UTC).date().isoformat()


async def test_no_event_holds_a_password_a_token_or_a_sign_in_name(
    sign_in: SignIn,
    database: Database[IdentityStore],
    published: Callable[[], Awaitable[list[str]]],
    world: Any,
    password: str,
) -> None:
    opened = (await sign_in("clerk")).json()
    async with database.reading() as connection:
        rows = await connection.all(select(accounts.c.password_hash, accounts.c.sign_in_name))

    said = "".join(await published())

    secrets = [password, opened["access_token"], opened["refresh_token"]]
    secrets += [value for row in rows for value in (row.password_hash, row.sign_in_name)]
    assert [secret for secret in secrets if secret in said and "administrator@" not in secret] == []
