"""Parked messages in the service's own database, where there is no broker to keep them."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pydantic_core import from_json
from sqlalchemy import bindparam, delete, func, insert, select

from chassis.bus.port import Incoming, Parked
from chassis.ids import new_id
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.store.tables import PARKED_MESSAGES

_count = Prepared(select(func.count()).where(PARKED_MESSAGES.c.queue == bindparam("queue")))


class DatabaseParking:
    """Keeps parked messages in a table."""

    def __init__(self, database: Database[Any]) -> None:
        self._database = database

    async def park(self, queue: str, incoming: Incoming, error: str) -> None:
        body = incoming.body.decode(errors="replace").replace("\x00", "")
        subject, type_ = _subject_and_type(incoming.body)
        async with self._database.reading() as connection:
            await connection.execute(
                insert(PARKED_MESSAGES).values(
                    id=new_id(),
                    queue=queue,
                    type=type_,
                    subject=subject,
                    body=body,
                    error=error,
                    attempts=incoming.attempt,
                    parked_at=datetime.now(UTC),
                )
            )

    async def parked(self, queue: str | None = None) -> list[Parked]:
        """Oldest first."""
        wanted = select(PARKED_MESSAGES).order_by(PARKED_MESSAGES.c.id)
        if queue is not None:
            wanted = wanted.where(PARKED_MESSAGES.c.queue == queue)
        async with self._database.reading() as connection:
            rows = await connection.all(wanted)
        return [
            Parked(
                id=str(row.id),
                queue=row.queue,
                type=row.type,
                subject=str(row.subject) if row.subject else None,
                error=row.error,
                attempts=row.attempts,
                parked_at=row.parked_at,
                body=row.body,
            )
            for row in rows
        ]

    async def count(self, queue: str) -> int:
        async with self._database.reading() as connection:
            return int(await connection.scalar(_count, queue=queue))

    async def remove(self, id: str) -> None:
        async with self._database.reading() as connection:
            await connection.execute(delete(PARKED_MESSAGES).where(PARKED_MESSAGES.c.id == id))


def _subject_and_type(body: bytes) -> tuple[UUID | None, str]:
    """As far as it can be told: what is parked may be anything at all."""
    try:
        envelope = from_json(body)
        type_ = str(envelope.get("type", "unknown")).replace("\x00", "")
    except (ValueError, AttributeError):
        return None, "unknown"
    try:
        return UUID(envelope.get("subject")), type_
    except (ValueError, TypeError, AttributeError):
        return None, type_
