"""The import of the 7,033 facilities by the real command, beside a bare COPY of the same rows."""

import sys
import time
from pathlib import Path
from typing import Any

from bench.figures import Figure, middle, spread
from bench.machine import Machine, Plan, connected, tell
from bench.processes import ran, settings_of
from chassis.store.connection import prepare_connection
from placements.store.tables.places import sites

_FILE = "data/odhf/odhf_v1.1.csv"
_COLUMNS = [column.name for column in sites.columns if column.computed is None]
_ROWS = f"SELECT {', '.join(_COLUMNS)} FROM sites"  # noqa: S608 - names of our own columns
_EMPTY = "TRUNCATE sites, outbox"
_BARE = "CREATE TABLE bare_sites (LIKE sites INCLUDING ALL)"


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Seconds for the whole file, from the start of the command to its end."""
    url = await machine.database("import", "placements")
    connection = await connected(url)
    await prepare_connection(connection)
    await connection.execute(_BARE)
    imported: list[float] = []
    copied: list[float] = []
    await _import(url)  # the first start after an installation compiles the program
    for number in range(plan.rounds):
        tell(f"importing, round {number + 1} of {plan.rounds}")
        await connection.execute(_EMPTY)
        imported.append(await _import(url))
        copied.append(await _copy(connection))
    count = await connection.fetchval("SELECT count(*) FROM sites")
    await connection.close()
    return [_figure(imported, copied, count)]


async def _import(url: str) -> float:
    practica = str(Path(sys.executable).with_name("practica"))
    started_at = time.perf_counter()
    await ran(practica, "import", "sites", _FILE, environment=settings_of("placements", url))
    return time.perf_counter() - started_at


async def _copy(connection: Any) -> float:
    """The rows are read, and the values made ready, before the clock runs."""
    rows = await connection.fetch(_ROWS)
    records = [tuple(row) for row in rows]
    await connection.execute("TRUNCATE bare_sites")
    started_at = time.perf_counter()
    await connection.copy_records_to_table("bare_sites", records=records, columns=_COLUMNS)
    return time.perf_counter() - started_at


def _figure(imported: list[float], copied: list[float], count: int) -> Figure:
    return Figure(
        name="import the facilities",
        value=middle(imported),
        limit=middle(copied),
        limit_is="bare COPY of the same rows into a table with the same indexes",
        unit="s",
        details={
            "sites": count,
            "sites/s": count / middle(imported),
            **spread("value", imported),
            **spread("limit", copied),
        },
    )
