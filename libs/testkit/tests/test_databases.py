"""Databases for tests: real, quick to get, and empty again for the next test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, event, text
from sqlalchemy.engine import Connection

from chassis.embedded.postgres_server import PostgresServer
from chassis.store.tables import chassis_tables
from testkit.databases import ServiceDatabase
from testkit.emptying import empty

metadata = MetaData()
chassis_tables(metadata)
Table("parents", metadata, Column("id", Integer, primary_key=True), Column("name", Text))
Table("children", metadata, Column("parent_id", ForeignKey("parents.id"), nullable=False))
Table("histories", metadata, Column("id", Integer, primary_key=True))

_NO_DELETING = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE 'histories are append-only'; END $$
"""


@event.listens_for(metadata, "after_create")
def _as_migrations_do(_: MetaData, connection: Connection, **__: object) -> None:
    connection.execute(text("INSERT INTO parents VALUES (1, 'written by the migration')"))
    connection.execute(text(_NO_DELETING))
    connection.execute(
        text("CREATE TRIGGER t BEFORE DELETE ON histories EXECUTE FUNCTION refuse()")
    )


@pytest.fixture
def url(service_database: ServiceDatabase) -> str:
    return service_database("families", metadata=metadata)


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[Any]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@pytest.mark.parametrize("turn", ["first", "second"])
async def test_every_test_finds_the_rows_of_the_migrations_and_no_others(
    url: str, turn: str
) -> None:
    async with connected(url) as connection:
        assert await connection.fetchval("SELECT array_agg(id) FROM parents") == [1]
        assert await connection.fetchval("SELECT count(*) FROM children") == 0
        await connection.execute("UPDATE parents SET name = 'changed'")
        await connection.execute("INSERT INTO parents VALUES (2, 'another')")
        await connection.execute("INSERT INTO children VALUES (2)")
        await connection.execute("INSERT INTO histories VALUES (1)")


async def test_a_second_call_in_a_test_keeps_what_the_test_wrote(
    url: str, service_database: ServiceDatabase
) -> None:
    async with connected(url) as connection:
        await connection.execute("INSERT INTO histories VALUES (1)")
        assert service_database("families", metadata=metadata) == url
        assert await connection.fetchval("SELECT count(*) FROM histories") == 1


async def test_services_under_test_sign_in_as_a_plain_role_that_owns_its_tables(url: str) -> None:
    async with connected(url) as connection:
        superuser = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        assert await connection.fetchval(superuser) is False
        others = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert await connection.fetchval(f"{others} AND tableowner <> current_user") == 0


async def test_without_a_superuser_tables_are_emptied_too(
    url: str, postgres_server: PostgresServer
) -> None:
    async with connected(url) as connection:
        await connection.execute("INSERT INTO parents VALUES (2, 'another')")
        await connection.execute("INSERT INTO children VALUES (2)")
        await connection.execute("INSERT INTO histories VALUES (1)")

        await empty(connection)

        assert await connection.fetchval("SELECT array_agg(id) FROM parents") == [1]
        assert await connection.fetchval("SELECT count(*) FROM histories") == 0


async def test_a_transaction_left_open_is_named_when_the_next_test_cannot_start(
    url: str, postgres_server: PostgresServer
) -> None:
    admin = PostgresServer(postgres_server.admin_url).url(url.partition("?")[0].rpartition("/")[2])
    async with (
        connected(url) as forgotten,
        connected(admin) as connection,
        forgotten.transaction(),
    ):
        await forgotten.execute("UPDATE parents SET name = 'changed'")
        with pytest.raises(RuntimeError, match="UPDATE parents"):
            await empty(connection, patience="100ms")
