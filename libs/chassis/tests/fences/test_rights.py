"""Which tables `serve` and `work` may use at all, once a migration has set the fences up."""

from collections.abc import Iterable
from typing import Any

import asyncpg
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Connection, MetaData, NullPool, Table, Uuid, text
from sqlalchemy.ext.asyncio import create_async_engine

from chassis.fences import SERVING_ROLE, WORKING_ROLE
from chassis.migrations import fence, set_up_fences
from chassis.migrations.fences import of_person
from chassis.store import chassis_tables

EVERYTHING = {"SELECT", "INSERT", "UPDATE", "DELETE"}
NAMED_ALIKE = ("inbox_items", "outbox_letters", "idempotency_keys_seen", "my_inbox")
"""Tables of a service whose names contain those of the chassis."""
INNER: dict[str, set[str]] = {
    "inbox": set(),
    "parked_messages": set(),
    "outbox_default": set(),
    "outbox": {"INSERT"},
    "idempotency_keys": {"SELECT", "INSERT"},
}
metadata = MetaData()
chassis_tables(metadata)
for name in NAMED_ALIKE:
    Table(name, metadata, Column("id", Uuid, primary_key=True), Column("person_id", Uuid))


@pytest.fixture
async def migrated(new_database: str) -> str:
    """A service's tables, made before the fences, and one that a later migration makes."""

    async def connect(*_: object, **__: object) -> Any:
        return await asyncpg.connect(new_database)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
        await connection.execute(text("CREATE TABLE outbox_default PARTITION OF outbox DEFAULT"))
        await connection.run_sync(_set_up)
        await connection.execute(text("CREATE TABLE inbox_later (id uuid)"))
    await engine.dispose()
    return new_database


def _set_up(connection: Connection) -> None:
    with Operations.context(MigrationContext.configure(connection)):
        set_up_fences()
        fence("inbox_items", of_person("person_id"))


async def _rights(url: str, role: str, tables: Iterable[str]) -> dict[str, set[str]]:
    connection: Any = await asyncpg.connect(url)
    asked = "SELECT has_table_privilege($1, $2, $3)"
    try:
        return {
            table: {
                right
                for right in (*EVERYTHING, "TRUNCATE", "REFERENCES", "TRIGGER")
                if await connection.fetchval(asked, role, table, right)
            }
            for table in tables
        }
    finally:
        await connection.close()


@pytest.mark.parametrize("role", [SERVING_ROLE, WORKING_ROLE])
async def test_a_table_named_like_the_chassis_own_keeps_its_rights(
    migrated: str, role: str
) -> None:
    tables = (*NAMED_ALIKE, "inbox_later")
    assert await _rights(migrated, role, tables) == dict.fromkeys(tables, EVERYTHING)


async def test_serve_only_adds_to_the_tables_of_the_chassis(migrated: str) -> None:
    assert await _rights(migrated, SERVING_ROLE, INNER) == INNER
    assert await _rights(migrated, WORKING_ROLE, INNER) == dict.fromkeys(INNER, EVERYTHING)
