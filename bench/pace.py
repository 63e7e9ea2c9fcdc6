"""Events committed one by one at an even pace, and how long each takes to be seen."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg

from bench.events import an_outbox_row
from bench.figures import Figure
from bench.outbox import COLUMNS
from chassis.store.notifier import Notifier

_TICK = 0.005
_WRITERS = 8
_ARRIVES_WITHIN = 60.0

_MARKS = "CREATE TABLE committed_events (subject uuid PRIMARY KEY)"
_COMMIT = f"""
WITH event AS (
    INSERT INTO outbox ({", ".join(COLUMNS)}) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING subject
)
INSERT INTO committed_events SELECT subject FROM event
"""  # noqa: S608 - names of our own columns
_COMMITTED = """
SELECT subject, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 AS at
FROM committed_events
"""
_SEEN = """
SELECT placement_request_id AS subject,
       extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 AS at
FROM placement_requests WHERE placement_request_id = ANY($1)
"""


async def latencies_at(rate: float, count: int, *, sender_url: str, reader: Any) -> list[Figure]:
    """Both moments are commits by the clock of the server, so looking on disturbs nothing."""
    pool = await asyncpg.create_pool(sender_url, min_size=_WRITERS, max_size=_WRITERS)
    await pool.execute(_MARKS)
    rows = [an_outbox_row() for _ in range(count)]
    seconds = await _commit_evenly(pool, rows, rate)
    seen = await _all_seen(reader, [row["subject"] for row in rows])
    committed = {row["subject"]: row["at"] for row in await pool.fetch(_COMMITTED)}
    await pool.close()
    waits = sorted((at - committed[subject]) * 1000 for subject, at in seen.items())
    details = {"events/s, asked for": rate, "events/s, committed": count / seconds}
    return [
        Figure("commit to visible row, p50", waits[len(waits) // 2], "ms", details=details),
        Figure("commit to visible row, p99", waits[int(len(waits) * 0.99)], "ms", details=details),
    ]


async def _commit_evenly(pool: Any, rows: list[dict[str, Any]], rate: float) -> float:
    """Each in a transaction of its own, as commands do it; answers how long all of it took."""
    loop = asyncio.get_running_loop()
    notifier = Notifier(pool)

    async def commit(row: dict[str, Any]) -> None:
        await pool.execute(_COMMIT, *(row[column] for column in COLUMNS))
        notifier.wake()

    started_at = loop.time()
    async with asyncio.TaskGroup() as group:
        sent = 0
        while sent < len(rows):
            due = min(int((loop.time() - started_at) * rate) + 1, len(rows))
            for row in rows[sent:due]:
                group.create_task(commit(row))
            sent = due
            await asyncio.sleep(_TICK)
    seconds = loop.time() - started_at
    await notifier.close()
    return seconds


async def _all_seen(reader: Any, subjects: list[UUID]) -> dict[UUID, float]:
    async with asyncio.timeout(_ARRIVES_WITHIN):
        while True:
            seen = {row["subject"]: row["at"] for row in await reader.fetch(_SEEN, subjects)}
            if len(seen) == len(subjects):
                return seen
            await asyncio.sleep(0.5)
