"""Events committed one by one at an even pace, and how long each takes to be seen."""

import asyncio
from typing import Any
from uuid import UUID

import asyncpg

from bench.events import an_outbox_row
from bench.figures import Figure
from bench.outbox import COLUMNS
from chassis.store.notifier import Notifier

_TICK = 0.002
_WRITERS = 8
_ARRIVES_WITHIN = 60.0

_MARKS = "CREATE TABLE IF NOT EXISTS committed_events (subject uuid PRIMARY KEY)"
_COMMIT = f"""
WITH event AS (
    INSERT INTO outbox ({", ".join(COLUMNS)}) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING subject
)
INSERT INTO committed_events SELECT subject FROM event
"""  # noqa: S608 - names of our own columns
_COMMITTED = """
SELECT subject, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 AS at
FROM committed_events WHERE subject = ANY($1)
"""
_SEEN = """
SELECT placement_request_id AS subject,
       extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 AS at
FROM placement_requests WHERE placement_request_id = ANY($1)
"""


async def latencies_at(
    rate: float, seconds: int, *, load: str, sender_url: str, reader: Any
) -> list[Figure]:
    """Both moments are commits by the clock of the server, so looking on disturbs nothing."""
    count = int(rate * seconds)
    pool = await _writers(sender_url)
    rows = [an_outbox_row() for _ in range(count)]
    took = await _commit_evenly(pool, rows, rate)
    subjects = [row["subject"] for row in rows]
    seen = await _all_seen(reader, subjects)
    committed = {row["subject"]: row["at"] for row in await pool.fetch(_COMMITTED, subjects)}
    await pool.close()
    waits = sorted((at - committed[subject]) * 1000 for subject, at in seen.items())
    details = {
        "events/s, asked for": rate,
        "events/s, committed": count / took,
        "longest, ms": waits[-1],
    }
    middle, late = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
    return [
        Figure(f"commit to visible row, {load}, p50", middle, "ms", details=details),
        Figure(f"commit to visible row, {load}, p99", late, "ms", details=details),
    ]


async def sustained(count: int, *, sender_url: str, reader: Any) -> float:
    """Events a second where each is committed by itself, from the first commit to the last row.

    Committing so many one by one takes its part of the machine too, and a store that is filled at
    once says nothing about it.
    """
    pool = await _writers(sender_url)
    rows = [an_outbox_row() for _ in range(count)]
    began_at = await pool.fetchval("SELECT extract(epoch FROM clock_timestamp())::float8")
    await _commit_as_fast_as_can_be(pool, rows)
    seen = await _all_seen(reader, [row["subject"] for row in rows])
    await pool.close()
    per_second: float = count / (max(seen.values()) - began_at)
    return per_second


async def _writers(url: str) -> Any:
    """Connections as the services hold them: nothing is reset between two uses."""

    async def leave_as_is(connection: Any) -> None:
        del connection

    pool = await asyncpg.create_pool(url, min_size=_WRITERS, max_size=_WRITERS, reset=leave_as_is)
    await pool.execute(_MARKS)
    return pool


async def _commit(pool: Any, row: dict[str, Any], notifier: Notifier) -> None:
    """In a transaction of its own, as commands do it."""
    await pool.execute(_COMMIT, *(row[column] for column in COLUMNS))
    notifier.wake()


async def _commit_as_fast_as_can_be(pool: Any, rows: list[dict[str, Any]]) -> None:
    notifier = Notifier(pool)
    remaining = iter(rows)

    async def write() -> None:
        for row in remaining:
            await _commit(pool, row, notifier)

    await asyncio.gather(*(write() for _ in range(_WRITERS)))
    await notifier.close()


async def _commit_evenly(pool: Any, rows: list[dict[str, Any]], rate: float) -> float:
    """Answers how long all of it took."""
    loop = asyncio.get_running_loop()
    notifier = Notifier(pool)
    started_at = loop.time()
    async with asyncio.TaskGroup() as group:
        sent = 0
        while sent < len(rows):
            due = min(int((loop.time() - started_at) * rate) + 1, len(rows))
            for row in rows[sent:due]:
                group.create_task(_commit(pool, row, notifier))
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
