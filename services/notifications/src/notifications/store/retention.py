"""What was told long ago goes: inbox items, mails, and deliveries to partners with their calls."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import TextClause, text

from chassis.ids import first_id_at
from chassis.store import Database
from notifications.store.store import NotificationsStore

BATCH = 1000


@dataclass(frozen=True, kw_only=True)
class Kept:
    """For how many days each kind of row is kept; longer than an event is known as a duplicate."""

    inbox_days: int
    mail_days: int
    webhook_days: int


_INBOX = text(
    """
    DELETE FROM inbox_items WHERE id IN (
        SELECT id FROM inbox_items WHERE id < :first AND created_at < :oldest
        ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED
    )"""
)
_MAIL = text(
    """
    DELETE FROM mail_deliveries WHERE id IN (
        SELECT id FROM mail_deliveries
        WHERE id < :first AND created_at < :oldest AND state <> 'due'
        ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED
    )"""
)
_WEBHOOKS = text(
    """
    WITH old AS MATERIALIZED (
        SELECT id FROM webhook_deliveries
        WHERE id < :first AND created_at < :oldest AND state IN ('delivered', 'failed')
        ORDER BY id LIMIT :batch FOR UPDATE SKIP LOCKED
    ), calls AS (
        DELETE FROM webhook_attempts USING old WHERE delivery_id = old.id
    )
    DELETE FROM webhook_deliveries USING old WHERE webhook_deliveries.id = old.id"""
)
"""Ids grow with time, so the primary key leads to the oldest rows, without another index."""


def forget_after(
    kept: Kept, *, batch: int = BATCH
) -> Callable[[Database[NotificationsStore]], Awaitable[int]]:
    """A timer's work, a statement and a commit for each batch; answers how many rows went.

    What has still to go out stays, however old it is.
    """
    rules: tuple[tuple[TextClause, int], ...] = (
        (_INBOX, kept.inbox_days),
        (_MAIL, kept.mail_days),
        (_WEBHOOKS, kept.webhook_days),
    )

    async def forget_old_messages(database: Database[NotificationsStore]) -> int:
        gone = 0
        async with database.reading() as connection:
            for statement, days in rules:
                oldest = datetime.now(UTC) - timedelta(days=days)
                bounds = {"first": first_id_at(oldest), "oldest": oldest, "batch": batch}
                last = batch
                while last == batch:
                    last = await connection.execute(statement, **bounds)
                    gone += last
        return gone

    return forget_old_messages
