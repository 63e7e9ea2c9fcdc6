"""Records that the demo province and its story do not make: one of each, somebody's."""

import re
from collections.abc import Mapping
from typing import Any, Final

import asyncpg

from testkit import fences

MISSING: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {
    "identity": {
        "passkeys": {},
        "views": {},
        "partner_clients": {},
        "identity_providers": {},
        "incidents": {},
        "staff_uploads": {},
    },
    "placements": {"students": {}},
}
"""Tables by service, with SQL for the columns whose type alone does not say what they may hold."""


async def add_what_is_missing(urls: Mapping[str, str]) -> None:
    """Where a table has a row already, nothing is added."""
    for service, tables in MISSING.items():
        connection: Any = await asyncpg.connect(_as_superuser(urls[service]))
        try:
            for table, given in tables.items():
                if await connection.fetchval(f"SELECT count(*) FROM {table}") == 0:  # noqa: S608
                    await _add(connection, table, given)
        finally:
            await connection.close()


async def _add(connection: Any, table: str, given: Mapping[str, str]) -> None:
    row = await fences._row_of(connection, table, given)
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        await connection.execute(fences._insert(table, row, fences.FOREIGN))


def _as_superuser(url: str) -> str:
    """Of the embedded server, who alone may add a row whose neighbours are not there."""
    return re.sub(r"//[^@/]*@", "//postgres@", url)
