"""Migrating a service's database by the name of its package."""

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic.util import CommandError

from chassis.migrations import MigrationsNotFound, check, upgrade
from chassis.migrations.environment import _ONE_AT_A_TIME

TABLES = """
from sqlalchemy import Column, MetaData, Table, Text, Uuid
from chassis.store.tables import chassis_tables

metadata = MetaData()
chassis_tables(metadata)
Table("rates", metadata, Column("id", Uuid, primary_key=True), Column("name", Text))
"""
ENV = """
from chassis.migrations import run
from {package}.tables import metadata
run(metadata)
"""
FIRST = """
import sqlalchemy as sa
from alembic import op
from chassis.migrations import create_chassis_tables

revision, down_revision = "2026_11_23_0900", None

def upgrade() -> None:
    create_chassis_tables()
    op.create_table("rates", sa.Column("id", sa.Uuid, primary_key=True), sa.Column("name", sa.Text))
"""
SECOND = """
from alembic import op

revision, down_revision = "2026_11_24_0900", "2026_11_23_0900"

def upgrade() -> None:
    {statement}
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A service in a project of its own, laid out as all are."""
    name = f"tariffs_{uuid4().hex[:8]}"
    source = tmp_path / "src" / name
    versions = tmp_path / "migrations" / "versions"
    source.mkdir(parents=True)
    versions.mkdir(parents=True)
    (source / "__init__.py").touch()
    (source / "tables.py").write_text(TABLES)
    (tmp_path / "migrations" / "env.py").write_text(ENV.format(package=name))
    (versions / "2026_11_23_0900_first.py").write_text(FIRST)
    monkeypatch.syspath_prepend(str(tmp_path / "src"))
    yield name
    sys.modules.pop(f"{name}.tables", None)


@pytest.fixture
def database_url(new_database: str) -> str:
    return new_database


async def ask(url: str, sql: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


def add_second(tmp_path: Path, statement: str) -> None:
    file = tmp_path / "migrations" / "versions" / "2026_11_24_0900_second.py"
    file.write_text(SECOND.format(statement=statement))


async def test_an_empty_database_gets_the_tables_of_the_service_and_of_the_chassis(
    package: str, database_url: str
) -> None:
    upgrade(database_url, package)

    for table in ("rates", "outbox_default", "inbox", "idempotency_keys", "parked_messages"):
        assert await ask(database_url, f"SELECT to_regclass('{table}')") == table
    check(database_url, package)


async def test_the_outbox_is_partitioned_and_never_refuses_a_row(
    package: str, database_url: str
) -> None:
    upgrade(database_url, package)

    kind = await ask(database_url, "SELECT relkind::text FROM pg_class WHERE relname = 'outbox'")
    assert kind == "p"
    insert = (
        "INSERT INTO outbox (id, created_at, type, subject, sequence, body) VALUES "
        "(gen_random_uuid(), '1999-01-01', 'a', gen_random_uuid(), 1, '{}') RETURNING 1"
    )
    assert await ask(database_url, insert) == 1


async def test_the_partitions_that_months_bring_are_no_difference(
    package: str, database_url: str
) -> None:
    upgrade(database_url, package)
    month = "FOR VALUES FROM ('2026-11-01') TO ('2026-12-01')"
    await ask(database_url, f"CREATE TABLE outbox_y2026m11 PARTITION OF outbox {month}")

    check(database_url, package)


async def test_a_table_without_a_migration_is_found_out(
    package: str, database_url: str, tmp_path: Path
) -> None:
    forgotten = '\nTable("forgotten", metadata, Column("id", Uuid, primary_key=True))\n'
    (tmp_path / "src" / package / "tables.py").write_text(TABLES + forgotten)
    upgrade(database_url, package)

    with pytest.raises(CommandError, match="forgotten"):
        check(database_url, package)


async def test_a_database_that_is_behind_is_found_out(
    package: str, database_url: str, tmp_path: Path
) -> None:
    upgrade(database_url, package)
    add_second(tmp_path, "op.execute('SELECT 1')")

    with pytest.raises(CommandError, match="not up to date"):
        check(database_url, package)


async def test_a_failing_migration_leaves_the_ones_before_it_done(
    package: str, database_url: str, tmp_path: Path
) -> None:
    add_second(tmp_path, "op.execute('CREATE TABLE half ()'); op.execute('SELECT 1/0')")

    with pytest.raises(Exception, match="division by zero"):
        upgrade(database_url, package)

    assert await ask(database_url, "SELECT version_num FROM alembic_version") == "2026_11_23_0900"
    assert await ask(database_url, "SELECT to_regclass('half')") is None


async def test_a_migration_that_cannot_have_its_lock_gives_up(
    package: str, database_url: str, tmp_path: Path
) -> None:
    upgrade(database_url, package)
    add_second(tmp_path, "op.execute('ALTER TABLE rates ADD COLUMN amount integer')")
    reader = await asyncpg.connect(database_url)
    try:
        async with reader.transaction():
            await reader.fetch("SELECT * FROM rates")
            with pytest.raises(Exception, match="lock timeout"):
                await asyncio.to_thread(upgrade, database_url, package)
    finally:
        await reader.close()


async def test_replicas_wait_for_the_one_that_migrates(package: str, database_url: str) -> None:
    first = await asyncpg.connect(database_url)
    await first.execute(f"SELECT pg_advisory_lock({_ONE_AT_A_TIME})")
    with ThreadPoolExecutor(1) as replica:
        migrated = replica.submit(upgrade, database_url, package)
        await asyncio.sleep(0.5)
        assert await ask(database_url, "SELECT to_regclass('rates')") is None
        await first.close()
        migrated.result()

    assert await ask(database_url, "SELECT to_regclass('rates')") == "rates"


def test_migrations_may_lie_inside_an_installed_package(
    package: str, database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "migrations").rename(tmp_path / "src" / package / "migrations")

    upgrade(database_url, package)


def test_the_folder_may_be_named(package: str, database_url: str, tmp_path: Path) -> None:
    elsewhere = (tmp_path / "migrations").rename(tmp_path / "100% elsewhere")

    upgrade(database_url, package, folder=elsewhere)


@pytest.mark.parametrize("name", ["no_such_package", "json"])
def test_a_package_without_migrations_is_named(name: str) -> None:
    with pytest.raises(MigrationsNotFound, match=name):
        upgrade("postgresql:///never", name)
