"""Migrations, texts, timers and the commands of the command line."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
from sqlalchemy import func, select, update

from chassis.bus.in_process import InProcessBus
from chassis.migrations import check
from chassis.problems import errors_of, texts_missing
from chassis.store import Database
from identity.__main__ import run_own
from identity.api.problems import TEXTS
from identity.settings import Settings
from identity.store.store import IdentityStore
from identity.store.tables.accounts import invitations
from identity.store.tables.factors import challenges
from identity.store.tables.keys import signing_keys
from identity.store.tables.sign_in import refresh_tokens, sessions, sign_in_attempts
from identity.worker import create_worker


def test_the_migrated_database_is_what_the_tables_say(
    service_database: Callable[[str], str],
) -> None:
    check(service_database("identity"), "identity")


def test_every_broken_rule_has_its_words_in_both_languages() -> None:
    assert texts_missing(errors_of("identity.domain", "identity.commands"), TEXTS) == []


async def counted(database: Database[IdentityStore], table: Any) -> int:
    async with database.reading() as connection:
        return int(await connection.scalar(select(func.count()).select_from(table)))


async def test_the_worker_forgets_what_is_long_over_and_nothing_else(
    settings: Settings,
    database: Database[IdentityStore],
    client: httpx2.AsyncClient,
    sign_in: Any,
    world: Any,
) -> None:
    worker = create_worker(settings, InProcessBus(), database=database)
    (forget,) = [timer for timer in worker.timers if timer.name == "forget what is over"]
    for name in ("clerk", "nobody", "chief"):
        await sign_in(name, "not the password at all")
    await sign_in("chief")

    await forget.run(database)
    kept = [await counted(database, table) for table in (sessions, sign_in_attempts)]
    long_ago = datetime.now(UTC) - timedelta(days=31)
    async with database.reading() as connection:
        await connection.execute(update(sessions).values(started_at=long_ago))
        await connection.execute(update(sign_in_attempts).values(last_at=long_ago))
        await connection.execute(update(invitations).values(created_at=long_ago))
    await forget.run(database)

    assert kept == [1, 3]
    assert [await counted(database, table) for table in (sessions, refresh_tokens)] == [0, 0]
    assert await counted(database, sign_in_attempts) == 1


async def test_the_worker_makes_the_first_keys_once(
    settings: Settings, database: Database[IdentityStore]
) -> None:
    worker = create_worker(settings, InProcessBus(), database=database)
    (rotate,) = [timer for timer in worker.timers if timer.name == "rotate signing keys"]

    await asyncio.gather(*(rotate.run(database) for _ in range(5)))

    assert await counted(database, signing_keys) == 2


async def test_the_command_line_sets_up_and_rotates(
    settings: Settings, database: Database[IdentityStore], client: httpx2.AsyncClient
) -> None:
    names = ["--email", "ada@practica.example", "--first-name", "Ada", "--last-name", "Min"]

    said = await asyncio.to_thread(run_own, ["bootstrap", *names], settings)
    rotated = await asyncio.to_thread(run_own, ["rotate-keys"], settings)

    token = said.rpartition("#")[2]
    body = {"token": token, "password": "a password of her own"}
    assert (await client.post("/invitations/accept", json=body)).status_code == 204
    keys = (await client.get("/.well-known/jwks.json")).json()["keys"]
    assert rotated.rpartition(" ")[2] in {key["kid"] for key in keys}


async def test_what_anybody_may_begin_is_forgotten_within_minutes_if_nobody_finishes_it(
    settings: Settings, database: Database[IdentityStore], client: httpx2.AsyncClient
) -> None:
    """No token is asked for, so what is kept has to be bounded by time and the gateway's rate."""
    worker = create_worker(settings, InProcessBus(), database=database)
    (forget,) = [timer for timer in worker.timers if timer.name == "forget what nobody answered"]
    for _ in range(3):
        assert (await client.post("/sessions/passkey-challenges")).status_code == 201

    await forget.run(database)
    fresh = await counted(database, challenges)
    async with database.reading() as connection:
        earlier = challenges.c.created_at - timedelta(minutes=5)
        await connection.execute(update(challenges).values(created_at=earlier))
    await forget.run(database)

    assert (fresh, await counted(database, challenges)) == (3, 0)
    assert forget.every <= timedelta(minutes=1)
