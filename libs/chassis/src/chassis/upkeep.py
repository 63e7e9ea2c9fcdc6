"""Housekeeping of the chassis's own tables, and a look at them now and then."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import asyncpg
import structlog
from sqlalchemy import delete, text

from chassis.ids import first_id_at
from chassis.outbox.age import sample_outbox_age
from chassis.store.connection import Connection
from chassis.store.database import Database
from chassis.store.tables import IDEMPOTENCY_KEYS, INBOX
from chassis.timers import Timer

INBOX_KEPT = timedelta(days=30)
"""How long a duplicate is known as one; no queue holds a message that long."""
ANSWERS_KEPT = timedelta(hours=48)
OUTBOX_KEPT = timedelta(days=400)

_BATCH = 1000
_MONTHS_AHEAD = 3
_LOCK_TIMEOUT = "500ms"
_EVENTS_APART = text(
    "DELETE FROM outbox_default WHERE (id, created_at) IN ("
    "SELECT id, created_at FROM outbox_default WHERE id < :first AND created_at < :oldest "
    "AND published_at IS NOT NULL ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED)"
)
_log = structlog.get_logger(__name__)


def upkeep_timers() -> list[Timer]:
    return [
        Timer("forget old inbox marks and answers", timedelta(hours=1), forget_old_rows),
        Timer("open and drop outbox months", timedelta(minutes=10), keep_outbox_partitions),
        Timer("forget old events without a month", timedelta(hours=1), forget_events_apart),
        Timer("sample the outbox's age", timedelta(seconds=10), sample_outbox_age),
    ]


async def forget_old_rows(database: Database[Any]) -> None:
    now = datetime.now(UTC)
    async with database.reading() as connection:
        await connection.execute(delete(INBOX).where(INBOX.c.handled_at < now - INBOX_KEPT))
        await connection.execute(
            delete(IDEMPOTENCY_KEYS).where(IDEMPOTENCY_KEYS.c.created_at < now - ANSWERS_KEPT)
        )


async def keep_outbox_partitions(database: Database[Any], today: date | None = None) -> None:
    """One partition a month, opened ahead; one that is wholly past its keeping is dropped.

    Rows for a month without a partition go to the default one, so that nothing is ever refused.
    Where a relay is in the midst of a batch, it is left for the next turn.
    """
    today = today or datetime.now(UTC).date()
    async with database.reading() as connection:
        try:
            await _open_months(connection, today.replace(day=1))
            for name in await _past(connection, _name((today - OUTBOX_KEPT).replace(day=1))):
                await _alter(connection, "SELECT drop_outbox_month($1)", name)
        except asyncpg.LockNotAvailableError:
            _log.info("outbox in use; its months are left for later", service=database.source)


async def forget_events_apart(database: Database[Any], batch: int = _BATCH) -> int:
    """Published events that lie in the default partition, which is never dropped, go one by one.

    In small batches by the primary key, whose ids grow with time; answers how many went.
    """
    oldest = datetime.now(UTC) - OUTBOX_KEPT
    gone, last = 0, batch
    async with database.reading() as connection:
        while last == batch:
            bounds = {"first": first_id_at(oldest), "oldest": oldest, "batch": batch}
            last = await connection.execute(_EVENTS_APART, **bounds)
            gone += last
    return gone


async def _open_months(connection: Connection, month: date) -> None:
    for _ in range(_MONTHS_AHEAD):
        following = _next(month)
        if not await _exists(connection, month):
            await _open(connection, month)
        month = following


async def _alter(connection: Connection, sql: str, *arguments: object) -> None:
    """It wants the outbox for itself, and whoever commits meanwhile would queue behind it.

    The functions that are called act as the owner of the tables, who alone may do this.
    """
    async with connection.raw.transaction():
        await connection.run(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'")
        await connection.raw.fetchval(sql, *arguments)


def _name(month: date) -> str:
    return f"outbox_y{month:%Y}m{month:%m}"


def _next(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


async def _exists(connection: Connection, month: date) -> bool:
    found = await connection.raw.fetchval("SELECT to_regclass($1)", _name(month))
    return found is not None


async def _open(connection: Connection, month: date) -> None:
    """A month whose rows already lie in the default partition stays there."""
    try:
        await _alter(connection, "SELECT open_outbox_month($1)", month)
    except asyncpg.CheckViolationError:
        _log.info("rows of the month are in the default partition", month=str(month))


async def _past(connection: Connection, oldest: str) -> list[str]:
    rows = await connection.raw.fetch(
        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
        "WHERE i.inhparent = 'outbox'::regclass AND c.relname LIKE 'outbox\\_y%' "
        "AND c.relname < $1 ORDER BY 1",
        oldest,
    )
    return [row["relname"] for row in rows]
