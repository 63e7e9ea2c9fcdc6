"""How long the oldest committed event has waited for the bus."""

from typing import Any

from sqlalchemy import func, select

from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.store.tables import OUTBOX
from chassis.telemetry import metrics

_age = Prepared(
    select(func.extract("epoch", func.clock_timestamp() - OUTBOX.c.created_at))
    .where(OUTBOX.c.published_at.is_(None))
    .order_by(OUTBOX.c.created_at, OUTBOX.c.id)
    .limit(1)
)


async def sample_outbox_age(database: Database[Any]) -> None:
    """Measured apart from the relay, so that it tells of a relay that stands still too."""
    async with database.reading() as connection:
        age = await connection.scalar(_age)
    metrics.outbox_age_seconds.labels(database.source).set(max(0.0, float(age or 0)))
