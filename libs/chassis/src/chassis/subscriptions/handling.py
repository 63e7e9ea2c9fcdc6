"""One batch, one transaction: inbox marks, handlers, and their rows."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from opentelemetry.trace import SpanKind
from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.types import DateTime, Text, Uuid

from chassis.causes import Cause, set_cause
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.store.tables import INBOX
from chassis.store.transaction import Transaction
from chassis.subscriptions.parsing import Parsed
from chassis.telemetry import continue_trace

_new_marks = Prepared(
    insert(INBOX)
    .from_select(
        ["queue", "event_id", "handled_at"],
        select(
            bindparam("queue", type_=Text),
            func.unnest(bindparam("ids", type_=ARRAY(Uuid))),
            bindparam("now", type_=DateTime(timezone=True)),
        ),
    )
    .on_conflict_do_nothing()
    .returning(INBOX.c.event_id)
)


async def handle_batch(queue: str, batch: Sequence[Parsed], database: Database[Any]) -> None:
    """Run the handlers of the events that this queue has not handled yet, in their order."""
    async with database.unit() as (transaction, store):
        new = await _mark(queue, batch, transaction)
        for parsed in batch:
            delivery = parsed.delivery
            if delivery.id not in new:
                continue
            new.discard(delivery.id)  # a second copy in the same batch is a duplicate too
            with continue_trace(
                parsed.incoming.traceparent,
                f"{queue} process",
                kind=SpanKind.CONSUMER,
                attributes={
                    "messaging.system": "practica",
                    "messaging.destination.name": queue,
                    "messaging.message.id": str(delivery.id),
                },
            ):
                set_cause(Cause(delivery.correlation_id, delivery.id))
                await parsed.handler(parsed.event, delivery, store)
                transaction.collect()


async def _mark(queue: str, batch: Sequence[Parsed], transaction: Transaction) -> set[UUID]:
    ids = sorted({parsed.delivery.id for parsed in batch})  # one order: no deadlock of two batches
    rows = await transaction.all(_new_marks, queue=queue, ids=ids, now=transaction.now)
    return {row.event_id for row in rows}
