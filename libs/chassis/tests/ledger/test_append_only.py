"""Nobody whom a deployment logs in, neither `serve` nor `work`, changes or loses what was told."""

from collections.abc import Callable
from typing import Any

import asyncpg
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, NullPool
from sqlalchemy.ext.asyncio import create_async_engine

from chassis.embedded.postgres_server import PostgresServer
from chassis.fences import SERVING_ROLE, SETTING, WORKING_ROLE, standing_of
from chassis.ledger.sealing import seal
from chassis.ledger.verifying import verify
from chassis.migrations.fences import fence_ledger
from chassis.viewer import Role
from testkit import a_viewer

from .boxes import Ledgers

ATTEMPTS = (
    "UPDATE ledger SET what = 'box.forged'",
    "UPDATE ledger SET what = 'box.forged' WHERE position IS NULL",
    "UPDATE ledger SET position = NULL, sealed_at = NULL, digest = NULL",
    "UPDATE ledger SET what = 'box.forged', position = 9, digest = '\\x00' WHERE position IS NULL",
    "DELETE FROM ledger",
    "DELETE FROM ledger WHERE position IS NULL",
    "TRUNCATE ledger",
    "UPDATE ledger_head SET position = 0, digest = '\\x00'",
    "DELETE FROM ledger_head",
    "TRUNCATE ledger_head",
    "ALTER TABLE ledger DISABLE TRIGGER ALL",
    "DROP TRIGGER ledger_loses_no_row ON ledger",
    "ALTER TABLE ledger DISABLE ROW LEVEL SECURITY",
    "DROP TABLE ledger",
    (
        "CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RETURN OLD; END $$"
    ),
    "SET session_replication_role = replica; DELETE FROM ledger",
)


async def _fence(url: str) -> None:
    """As the migration of a service does it."""

    async def connect(*_: object, **__: object) -> Any:
        return await asyncpg.connect(url)

    def migrate(connection: Connection) -> None:
        with Operations.context(MigrationContext.configure(connection)):
            fence_ledger()

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


async def _kept(by_force: Any) -> list[Any]:
    return [
        [tuple(row) for row in await by_force.fetch(f"SELECT * FROM {table} ORDER BY 1")]  # noqa: S608 - our own names
        for table in ("ledger", "ledger_head")
    ]


@pytest.mark.parametrize("login", [SERVING_ROLE, WORKING_ROLE])
async def test_no_login_changes_or_loses_a_row(
    database: Ledgers,
    write: Callable[[int], Any],
    by_force: Any,
    url: str,
    postgres_server: PostgresServer,
    login: str,
) -> None:
    """Sealed or not, and for `serve` even with the widest viewer there is."""
    await _fence(url)
    await write(3)
    await seal(database)
    await write(2)
    before = await _kept(by_force)
    name = url.partition("?")[0].rpartition("/")[2]
    thief: Any = await asyncpg.connect(postgres_server.url_as(login, name))
    everybody = standing_of(a_viewer(role=Role.ADMINISTRATOR))
    await thief.execute(f"SELECT set_config('{SETTING}', $1, false)", everybody)

    passed = []
    for attempt in ATTEMPTS:
        try:
            done = await thief.execute(attempt)
        except asyncpg.InsufficientPrivilegeError:
            continue
        if not done.endswith(" 0"):
            passed.append(attempt)
    await thief.close()

    assert passed == []
    assert await _kept(by_force) == before
    assert await seal(database) == 2
    assert (await verify(database)).whole
