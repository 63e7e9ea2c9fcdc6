"""A transaction travels to the server no oftener than what it does requires."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text

from chassis.domain import Stale
from chassis.ids import new_id
from chassis.store import Database, Prepared, Transaction

from .things import ThingsSettings, ThingsStore, a_thing, outgoing, seen, things

ITS_ROWS = Prepared(select(things.c.id))


@asynccontextmanager
async def watched(
    database: Database[ThingsStore],
) -> AsyncIterator[tuple[Transaction, ThingsStore, list[str]]]:
    """A unit of work on a connection of its own, and everything that it sent once it ended."""
    own = Database(
        ThingsSettings(database.dsn), store=ThingsStore, outgoing=outgoing, source="test"
    )
    await own.open()
    sent: list[str] = []
    async with own.unit() as (transaction, store):
        transaction.raw.add_query_logger(lambda query: sent.append(query.query))
        yield transaction, store, sent
    await own.close()


def _words(statements: list[str]) -> list[str]:
    known = ("BEGIN", "COMMIT", "SELECT", "WITH")
    return [statement.split()[0] for statement in statements if statement.startswith(known)]


async def test_a_change_of_one_record_is_one_read_and_one_write(
    database: Database[ThingsStore],
) -> None:
    thing = a_thing()
    async with database.transaction() as store:
        store.add(thing)
    async with watched(database) as (transaction, store, sent):
        (await store.get(thing.id)).rename("another")
        await transaction.all(ITS_ROWS)
    assert _words(sent) == ["SELECT", "SELECT", "WITH"]


@pytest.mark.parametrize(
    "statement",
    [
        Prepared(select(things.c.id).with_for_update()),
        Prepared(select(func.pg_advisory_xact_lock(1))),
        Prepared(
            select(insert(seen).values(id=new_id(), version=1, name="n").returning(seen.c.id).cte())
        ),
        select(things.c.id),
        text("SELECT 1"),
    ],
    ids=["a lock of rows", "a function", "a change inside", "not prepared", "text"],
)
async def test_what_may_do_more_than_read_begins_a_transaction(
    database: Database[ThingsStore], statement: Any
) -> None:
    async with watched(database) as (transaction, _, sent):
        await transaction.all(ITS_ROWS)
        await transaction.all(statement)
        await transaction.all(ITS_ROWS)
    words = _words(sent)
    assert (words[1], words[-1], words.count("BEGIN")) == ("BEGIN", "COMMIT", 1)


async def test_a_statement_of_the_block_goes_with_the_batch_or_not_at_all(
    database: Database[ThingsStore],
) -> None:
    thing = a_thing()
    async with database.transaction() as store:
        store.add(thing)

    async def overtaken() -> None:
        async with database.transaction() as store:
            (await store.get(thing.id)).rename("slow")
            row = {"id": new_id(), "version": 1, "name": "n"}
            await store.transaction.execute(insert(seen).values(**row))
            async with database.transaction() as other:
                (await other.get(thing.id)).rename("quick")

    with pytest.raises(Stale):
        await overtaken()
    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(seen)) == 0
        assert await connection.scalar(select(things.c.name)) == "quick"


async def test_only_what_changed_is_written(database: Database[ThingsStore]) -> None:
    """So that no index is touched for a column that stayed as it was."""
    one, two = a_thing(), a_thing()
    async with database.transaction() as store:
        store.add(one)
        store.add(two)
    async with watched(database) as (_, store, sent):
        (await store.get(one.id)).rename("another")
        (await store.get(two.id)).tags = ["changed"]
    (batch,) = (statement for statement in sent if statement.startswith("WITH w0"))
    update = batch.partition(" RETURNING ")[0]
    assert [name for name in ("name", "tags", "details") if f"{name} =" in update] == [
        "name",
        "tags",
    ]
    async with database.transaction() as store:
        first, second = await store.get(one.id), await store.get(two.id)
    assert (first.name, first.tags, first.version) == ("another", one.tags, 2)
    assert (second.name, second.tags, second.version) == (two.name, ["changed"], 2)
