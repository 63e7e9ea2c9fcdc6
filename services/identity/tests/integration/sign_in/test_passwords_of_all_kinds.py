"""Passwords with accents, long ones, and ones that are only meant to keep us busy."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.sign_in import sign_in_attempts
from testkit import client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]
COMPOSED = "\u00e9t\u00e9 \u00e0 No\u00ebl, \u00eele"
APART = "e\u0301te\u0301 a\u0300 Noe\u0308l, i\u0302le"


async def chosen(app: FastAPI, world: Any, password: str) -> httpx2.Response:
    path = f"/accounts/{world.school_clerk.account_id}/invitations"
    async with client_for(app, world.school_chief) as chief:
        token = (await chief.post(path, json={"hand_over": True})).json()["token"]
        return await chief.post("/invitations/accept", json={"token": token, "password": password})


@pytest.mark.parametrize(("kept", "typed"), [(COMPOSED, APART), (APART, COMPOSED)])
async def test_however_a_keyboard_writes_an_accent_it_is_the_same_password(
    app: FastAPI, world: Any, sign_in: SignIn, kept: str, typed: str
) -> None:
    assert kept != typed
    assert (await chosen(app, world, kept)).status_code == 204

    assert (await sign_in("clerk", typed)).status_code == 201
    assert (await sign_in("clerk", "ete a Noel, ile")).status_code == 401


async def test_every_character_of_a_long_password_counts(
    app: FastAPI, world: Any, sign_in: SignIn
) -> None:
    long = "une phrase que personne n'a dite avant, " * 6
    assert (await chosen(app, world, long)).status_code == 204

    assert (await sign_in("clerk", long[:-1] + "!")).status_code == 401
    assert (await sign_in("clerk", long)).status_code == 201


async def test_ten_kilobytes_are_refused_before_anything_is_hashed_or_counted(
    app: FastAPI,
    world: Any,
    sign_in: SignIn,
    database: Database[IdentityStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def never(*_: object) -> None:
        raise AssertionError("hashed")

    for name in ("hash", "verify"):
        monkeypatch.setattr(app.state.desk.passwords, name, never)

    refused = [await sign_in("clerk", "x" * 10_240), await chosen(app, world, "x" * 10_240)]

    assert [answer.status_code for answer in refused] == [422, 422]
    assert not any("x" * 20 in answer.text for answer in refused)
    async with database.reading() as connection:
        assert await connection.all(select(sign_in_attempts.c.failures)) == []


async def test_ones_own_name_is_no_password(app: FastAPI, world: Any, database: Any) -> None:
    async with database.reading() as connection:
        names = "SELECT first_name || ' ' || last_name FROM people WHERE id = $1"
        name = await connection.raw.fetchval(names, world.school_clerk.person_id)

    refused = await chosen(app, world, f"{name} 2026!!")

    assert (refused.status_code, refused.json()["slug"]) == (422, "password-too-common")
