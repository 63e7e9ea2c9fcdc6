"""How long the oldest row of the ledger has waited for its seal."""

from typing import Any

from sqlalchemy import func, select

from chassis.ledger.tables import LEDGER
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.telemetry import metrics

_age = Prepared(
    select(func.extract("epoch", func.clock_timestamp() - LEDGER.c.recorded_at))
    .where(LEDGER.c.position.is_(None))
    .order_by(LEDGER.c.id)
    .limit(1)
)


async def sample_ledger_age(database: Database[Any]) -> None:
    """Measured apart from the sealing, so that it tells of one that stands still too."""
    async with database.reading() as connection:
        age = await connection.scalar(_age)
    metrics.ledger_age_seconds.labels(database.source).set(max(0.0, float(age or 0)))
