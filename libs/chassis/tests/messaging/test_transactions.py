"""One commit for the aggregate, its events and everything beside them."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from chassis.domain import NotFound, Stale
from chassis.ids import new_id
from chassis.outgoing import Outgoing, UnmappedEvent
from chassis.store import Database
from chassis.store.tables import IDEMPOTENCY_KEYS, OUTBOX
from chassis.store.transaction import KeyTaken

from .things import ThingsSettings, ThingsStore, a_thing, outgoing, things


async def test_an_aggregate_comes_back_as_it_was_saved(database: Database[ThingsStore]) -> None:
    thing = a_thing()
    async with database.transaction() as store:
        store.add(thing)
    async with database.transaction() as store:
        found = await store.get(thing.id)
        assert await store.get(thing.id) is found
    assert (found.name, found.tags, found.details) == (thing.name, thing.tags, thing.details)
    assert found.version == 1


@pytest.mark.parametrize("details", [[], [1, [2]], {}, {"a": [None, "é"]}])
async def test_any_json_comes_back_as_it_was_saved(
    database: Database[ThingsStore], details: Any
) -> None:
    thing = a_thing()
    thing.details = details
    async with database.transaction() as store:
        store.add(thing)
        store.add(a_thing())
    async with database.transaction() as store:
        assert (await store.get(thing.id)).details == details


async def test_the_event_is_committed_with_the_change_or_not_at_all(
    database: Database[ThingsStore],
) -> None:
    async def fail_at_the_end() -> None:
        async with database.transaction() as store:
            store.add(a_thing())
            raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        await fail_at_the_end()
    assert await _counts(database) == (0, 0)

    async with database.transaction() as store:
        store.add(a_thing())
    assert await _counts(database) == (1, 1)


async def test_two_who_change_the_same_record_cannot_both_win(
    database: Database[ThingsStore],
) -> None:
    thing = a_thing()
    async with database.transaction() as store:
        store.add(thing)
    both_read = asyncio.Barrier(2)

    async def rename(name: str) -> str:
        try:
            async with database.transaction() as store:
                found = await store.get(thing.id)
                await both_read.wait()
                found.rename(name)
        except Stale:
            return "stale"
        return "saved"

    assert sorted(await asyncio.gather(rename("one"), rename("other"))) == ["saved", "stale"]
    assert await _counts(database) == (1, 2)


async def test_several_events_of_one_transaction_have_rising_sequences(
    database: Database[ThingsStore],
) -> None:
    thing = a_thing()
    thing.rename("twice")
    async with database.transaction() as store:
        store.add(thing)
        assert thing.version_once_saved == 2
    async with database.reading() as connection:
        rows = await connection.all(select(OUTBOX.c.sequence).order_by(OUTBOX.c.sequence))
        version = await connection.scalar(select(things.c.version))
    assert [row.sequence for row in rows] == [1, 2]
    assert version == 2


async def test_an_unchanged_aggregate_is_not_written(database: Database[ThingsStore]) -> None:
    thing = a_thing()
    async with database.transaction() as store:
        store.add(thing)
    async with database.transaction() as store:
        await store.get(thing.id)
    async with database.transaction() as store:
        assert (await store.get(thing.id)).version == 1


async def test_what_does_not_exist_is_not_found(database: Database[ThingsStore]) -> None:
    with pytest.raises(NotFound):
        async with database.transaction() as store:
            await store.get(new_id())


async def test_a_key_that_was_taken_rolls_everything_back(
    database: Database[ThingsStore],
) -> None:
    row = {
        "account_id": new_id(),
        "key": "k",
        "fingerprint": "f",
        "status": 200,
        "headers": {},
        "body": b"{}",
    }

    async def add_with_key() -> None:
        async with database.unit() as (transaction, store):
            store.add(a_thing())
            transaction.claim_key({**row, "created_at": transaction.now})

    await add_with_key()
    with pytest.raises(KeyTaken):
        await add_with_key()
    assert await _counts(database) == (1, 1)
    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(IDEMPOTENCY_KEYS)) == 1


async def test_an_event_that_nobody_decided_about_stops_the_commit(
    database: Database[ThingsStore],
) -> None:
    undecided = Database(
        ThingsSettings(database.dsn), store=ThingsStore, outgoing=Outgoing(), source="test"
    )
    await undecided.open()
    with pytest.raises(UnmappedEvent):
        async with undecided.transaction() as store:
            store.add(a_thing())
    await undecided.close()
    assert await _counts(database) == (0, 0)


async def test_an_owner_that_could_not_open_it_does_not_keep_it_open(
    database: Database[ThingsStore],
) -> None:
    settings = ThingsSettings("postgresql://127.0.0.1:1/nowhere")
    other = Database(settings, store=ThingsStore, outgoing=outgoing, source="test")
    with pytest.raises(OSError, match="1"):
        await other.open()
    settings.database_url = database.dsn
    await other.open()
    await other.close()
    assert other._shared._pool is None


async def _counts(database: Database[ThingsStore]) -> tuple[int, int]:
    async with database.reading() as connection:
        return (
            await connection.scalar(select(func.count()).select_from(things)),
            await connection.scalar(select(func.count()).select_from(OUTBOX)),
        )
