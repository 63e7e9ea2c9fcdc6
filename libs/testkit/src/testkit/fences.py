"""Tries to climb over row-level security: every table of a service, every way of touching a row.

One row of each table belongs to the viewer and one to somebody else: all ids in it, its own too,
are that owner's, so that a row that belongs to another one through its parent is covered alike.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Final
from uuid import UUID

import asyncpg

from chassis.embedded.postgres_server import PostgresServer
from chassis.fences import SERVING_ROLE, SETTING, standing_of
from testkit.tokens import a_viewer

OWN: Final = UUID(int=0xA)
FOREIGN: Final = UUID(int=0xF)
VIEWER: Final = a_viewer(agency_id=OWN, person_id=OWN, account_id=OWN)

Values = Mapping[str, Mapping[str, str]]
"""SQL for columns whose type alone does not say what they may hold, by table."""

_TABLES: Final = """
SELECT relname AS name, relrowsecurity AS fenced, EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND NOT attisdropped
    AND attname ~ '(^|_)(agency|person|account)_id$'
) AS owned, EXISTS (
    SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polcmd = 'r'
    AND pg_get_expr(polqual, polrelid) IN ('true', '(true)')
) AS open
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
AND NOT relispartition ORDER BY relname
"""
_COLUMNS: Final = """
SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
AND attgenerated = '' AND attidentity = '' ORDER BY attnum
"""


async def unfenced_tables(url: str) -> list[str]:
    """Tables that say whose their rows are, and let everybody have them."""
    async with _connected(url) as connection:
        rows = await connection.fetch(_TABLES)
    return [row["name"] for row in rows if row["owned"] and not row["fenced"]]


async def tables_open_to_read(url: str) -> set[str]:
    """Reference data: fenced, with a door for every reader."""
    async with _connected(url) as connection:
        return {row["name"] for row in await connection.fetch(_TABLES) if row["open"]}


async def trespasses(server: PostgresServer, url: str, values: Values | None = None) -> list[str]:
    """What a viewer can do to somebody else's rows, as the role of `serve` and without any
    predicate; in a sentence each. Reading a table that is open to read is none.
    """
    database = url.partition("?")[0].rpartition("/")[2]
    async with _connected(PostgresServer(server.admin_url).url(database)) as admin:
        tables = [row for row in await admin.fetch(_TABLES) if row["fenced"]]
        rows = {
            row["name"]: await _row_of(admin, row["name"], (values or {}).get(row["name"], {}))
            for row in tables
        }
        async with admin.transaction():
            await admin.execute("SET LOCAL session_replication_role = replica")
            for name, row in rows.items():
                for owner in (OWN, FOREIGN):
                    await admin.execute(f"{_insert(name, row, owner)} ON CONFLICT DO NOTHING")
    found: list[str] = []
    async with _connected(url, role=SERVING_ROLE) as thief:
        await thief.execute(f"SELECT set_config('{SETTING}', $1, false)", standing_of(VIEWER))
        for table in tables:
            found += [
                f"{VIEWER.role} {what} a foreign row of {table['name']}"
                for what in [
                    *await _read(thief, table["name"], may=table["open"]),
                    *await _changed(thief, table["name"], rows[table["name"]]),
                    *await _added(thief, table["name"], rows[table["name"]]),
                ]
            ]
        await thief.execute(f"SELECT set_config('{SETTING}', '', false)")
        for table in tables:
            if not table["open"] and await _seen(thief, table["name"]):
                found.append(f"nobody at all reads {table['name']}")
    return found


@asynccontextmanager
async def _connected(url: str, role: str | None = None) -> AsyncIterator[Any]:
    settings = {"role": role} if role else {}
    connection: Any = await asyncpg.connect(url, server_settings=settings)
    try:
        yield connection
    finally:
        await connection.close()


async def _row_of(connection: Any, table: str, given: Mapping[str, str]) -> dict[str, str]:
    """SQL for every column, in which `$id` and `$number` are the owner's."""
    columns = await connection.fetch(_COLUMNS, table)
    return {row["name"]: given.get(row["name"]) or _value(row["type"]) for row in columns}


_VALUES: Final = {
    "uuid": "'$id'::uuid",
    "integer": "$number",
    "bigint": "$number",
    "jsonb": "'{}'::jsonb",
    "boolean": "true",
    "date": "now()",
    "timestamp with time zone": "now()",
    "bytea": "'$id'::bytea",
    "text": "'$id'",
    "character varying": "'$id'",
}


def _value(type_: str) -> str:
    if type_.endswith("[]"):
        return f"ARRAY[{_value(type_[:-2])}]"
    return _VALUES.get(type_.partition("(")[0], "1")


def _insert(table: str, row: Mapping[str, str], owner: UUID) -> str:
    values = ", ".join(row.values()).replace("$id", str(owner)).replace("$number", str(owner.int))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"  # noqa: S608 - for tests


async def _seen(thief: Any, table: str) -> list[Any]:
    with suppress(asyncpg.InsufficientPrivilegeError):
        rows: list[Any] = await thief.fetch(f"SELECT * FROM {table}")  # noqa: S608 - for tests
        return rows
    return []


async def _read(thief: Any, table: str, *, may: bool) -> list[str]:
    foreign = [row for row in await _seen(thief, table) if str(FOREIGN) in repr(row)]
    return ["reads"] if foreign and not may else []


async def _changed(thief: Any, table: str, row: Mapping[str, str]) -> list[str]:
    """All rows at once; undone at once."""
    column = next(iter(row))
    found = []
    for what, sql in (
        ("changes", f"UPDATE {table} SET {column} = {column} RETURNING *"),  # noqa: S608 - for tests
        ("removes", f"DELETE FROM {table} RETURNING *"),  # noqa: S608 - for tests
    ):
        undone = thief.transaction()
        await undone.start()
        try:
            touched = await thief.fetch(sql)
        except (asyncpg.PostgresError, asyncpg.InterfaceError):
            touched = []
        await undone.rollback()
        if any(str(FOREIGN) in repr(each) for each in touched):
            found.append(what)
    return found


async def _added(thief: Any, table: str, row: Mapping[str, str]) -> list[str]:
    """One more row of the foreign owner: refused before any key is looked at."""
    undone = thief.transaction()
    await undone.start()
    try:
        await thief.execute(_insert(table, row, FOREIGN))
    except asyncpg.InsufficientPrivilegeError:
        return []
    except asyncpg.PostgresError:
        return ["adds"]
    finally:
        await undone.rollback()
    return ["adds"]
