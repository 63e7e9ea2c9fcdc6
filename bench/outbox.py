"""Committing many events at once to the outbox of the placements service."""

from typing import Any

from chassis.store.notifier import OUTBOX_CHANNEL

COLUMNS = ("id", "created_at", "type", "subject", "sequence", "body", "traceparent")


async def commit_all(connection: Any, rows: list[dict[str, Any]]) -> float:
    """Answers when they were committed, by the clock of the server; then the relay is woken."""
    async with connection.transaction():
        records = [[row[column] for column in COLUMNS] for row in rows]
        await connection.copy_records_to_table("outbox", records=records, columns=COLUMNS)
    at: float = await connection.fetchval("SELECT extract(epoch FROM clock_timestamp())::float8")
    await connection.execute(f"NOTIFY {OUTBOX_CHANNEL}")
    return at
