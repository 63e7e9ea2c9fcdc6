"""Guessing is slow from one address, and nothing in the answers or their work tells who exists."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from chassis.store import Database
from identity.domain.sign_in.address_attempts import FREE_ATTEMPTS
from identity.store.store import IdentityStore
from identity.store.tables.sign_in import address_attempts

SignIn = Callable[..., Awaitable[httpx2.Response]]


async def failures(database: Database[IdentityStore]) -> int:
    async with database.reading() as connection:
        count: int = await connection.scalar(select(address_attempts.c.failures))
        return count


async def test_failures_under_many_names_slow_the_address_down(
    sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    await sign_in("nobody-0")
    async with database.reading() as connection:
        await connection.execute(update(address_attempts).values(failures=FREE_ATTEMPTS))
    last = await sign_in("nobody-1")

    slowed = await sign_in("clerk")

    assert (last.status_code, slowed.status_code) == (401, 429)
    assert slowed.json()["slug"] == "address-slowed"
    assert 0 < int(slowed.headers["Retry-After"]) <= 11


async def test_a_success_takes_back_its_own_attempt_and_no_other(
    sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    await asyncio.gather(*(sign_in(f"nobody-{number}") for number in range(3)))
    await asyncio.gather(*(sign_in("clerk") for _ in range(3)))

    assert await failures(database) == 3


async def test_a_header_that_the_gateway_did_not_write_changes_no_address(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    for number in range(3):
        client.headers["X-Forwarded-For"] = f"203.0.113.{number}"
        client.headers["X-Real-IP"] = f"203.0.113.{number}"
        await sign_in(f"nobody-{number}")

    assert await failures(database) == 3


@pytest.mark.parametrize("who", ["nobody", "doctor", "clerk", "chief"])
async def test_every_refused_sign_in_costs_one_hash_and_gets_one_answer(
    app: FastAPI,
    sign_in: SignIn,
    world: Any,
    database: Database[IdentityStore],
    monkeypatch: pytest.MonkeyPatch,
    who: str,
) -> None:
    """Nobody, who has no password yet, a disabled account, and a wrong password."""
    async with database.transaction() as store:
        (await store.accounts.to_sign_in(world.hospital_chief.account_id)).password_hash = None
        (await store.accounts.to_sign_in(world.school_clerk.account_id)).disable()
    passwords = app.state.desk.passwords
    hashes: list[str] = []
    hasher = passwords._hash

    class Counted:
        def hash(self, password: str) -> str:
            hashes.append("hash")
            return str(hasher.hash(password))

        def verify_and_update(self, password: str, kept: str) -> tuple[bool, str | None]:
            hashes.append(kept.rpartition("$")[0].rpartition("$")[0])
            right: tuple[bool, str | None] = hasher.verify_and_update(password, kept)
            return right

    monkeypatch.setattr(passwords, "_hash", Counted())

    answer = await sign_in(who, "certainly not the password")

    assert (answer.status_code, answer.json()["slug"]) == (401, "sign-in-refused")
    assert hashes == ["$argon2id$v=19$m=64,t=3,p=4"]


async def test_only_a_success_or_a_reset_sets_the_count_back(
    sign_in: SignIn, world: Any, database: Database[IdentityStore]
) -> None:
    for _ in range(3):
        await sign_in("clerk", "certainly not the password")
    await sign_in("chief")
    fourth = await sign_in("clerk", "certainly not the password")
    locked = await sign_in("clerk")

    assert (fourth.status_code, locked.status_code) == (401, 429)
