"""What a transaction saves is what was given to it, or it says that it did not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest
from sqlalchemy import Select, bindparam, insert, literal, select

from chassis.domain import Conflict
from chassis.ids import new_id
from chassis.store import Database, Prepared, Row
from chassis.store.bracketed import NotCommitted

from .things import Thing, ThingsStore, a_thing, seen, things


def keeping_its_lists(thing: Thing) -> dict[str, Any]:
    """A row that shares its containers with the aggregate, as is easily written."""
    return {"id": thing.id, "name": thing.name, "tags": thing.tags, "details": thing.details}


def from_row(row: Row) -> Thing:
    return Thing(id=row.id, version=row.version, name=row.name, tags=row.tags, details=row.details)


async def test_a_change_inside_a_list_is_saved_too(database: Database[ThingsStore]) -> None:
    thing = a_thing()
    async with database.transaction() as store:
        store.add(thing)
    async with database.transaction() as store:
        found = await store.transaction.load(things, thing.id, from_row, keeping_its_lists)
        found.tags.append("another")
        found.details["b"] = 2
    async with database.reading() as connection:
        row = await connection.first(select(things))
    assert row is not None
    assert (row.tags[-1], row.details["b"], row.version) == ("another", 2, 2)


@pytest.mark.parametrize("count", [1, 2], ids=["a row alone", "several rows"])
async def test_an_empty_place_in_an_array_stays_empty(
    database: Database[ThingsStore], count: int
) -> None:
    async with database.transaction() as store:
        for _ in range(count):
            row = {"version": 1, "name": "n", "tags": [None, "NULL", ""], "details": {"a": [1]}}
            store.transaction.append(things, {"id": new_id(), **row})
    async with database.reading() as connection:
        rows = await connection.all(select(things.c.tags, things.c.details))
    assert [tuple(row) for row in rows] == [([None, "NULL", ""], {"a": [1]})] * count


async def test_rows_of_one_table_may_not_differ_in_their_columns(
    database: Database[ThingsStore],
) -> None:
    async def append_both() -> None:
        async with database.transaction() as store:
            row = {"id": new_id(), "version": 1, "name": "n"}
            store.transaction.append(seen, row)
            store.transaction.append(seen, {**row, "id": new_id(), "surplus": 1})

    with pytest.raises(ValueError, match="seen"):
        await append_both()


async def test_a_commit_that_the_server_turned_into_a_rollback_is_an_error(
    database: Database[ThingsStore],
) -> None:
    async def swallow() -> None:
        async with database.transaction() as store:
            row = {"id": new_id(), "version": 1, "name": "n"}
            await store.transaction.execute(insert(seen).values(**row))
            with pytest.raises(asyncpg.UniqueViolationError):
                await store.transaction.execute(insert(seen).values(**row))

    with pytest.raises(NotCommitted):
        await swallow()


async def test_who_comes_second_with_something_unique_meets_a_conflict(
    database: Database[ThingsStore],
) -> None:
    """The rule looked, and found nothing, because the first had not committed yet."""
    row = {"id": new_id(), "version": 1, "name": "somebody's name"}

    @asynccontextmanager
    async def adding() -> AsyncIterator[None]:
        async with database.transaction() as store:
            store.transaction.append(seen, row)
            yield

    async with adding():
        pass
    with pytest.raises(Conflict) as refused:
        async with adding():
            pass
    assert "seen_pkey" in str(refused.value)
    assert "somebody" not in str(refused.value)


@pytest.mark.parametrize("prepared", [False, True])
async def test_a_value_that_belongs_to_the_text_is_never_mistaken_for_another(
    database: Database[ThingsStore], *, prepared: bool
) -> None:
    async with database.reading() as connection:
        for value in (3, 4):
            statement: Select[int, int] = select(
                literal(value, literal_execute=True), bindparam("b", value)
            )
            row = await connection.first(Prepared(statement) if prepared else statement)
            assert row is not None
            assert (row[0], row[1]) == (value, value)
