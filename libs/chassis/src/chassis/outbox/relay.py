"""The relay: brings committed events to the bus.

Woken by NOTIFY, polling only as a safety net. A claim is a lock that a crash gives back at once, so
several relays share the rows, and one that dies between publishing and marking only repeats itself.
"""

import asyncio
from typing import Any

import structlog
from opentelemetry.trace import SpanKind
from sqlalchemy import any_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from chassis.bus.port import Bus, BusUnavailable, OutgoingMessage
from chassis.store.connection import Row
from chassis.store.database import Database
from chassis.store.notifier import OUTBOX_CHANNEL
from chassis.store.statements import Prepared
from chassis.store.tables import OUTBOX
from chassis.subscriptions.faults import PASSING
from chassis.telemetry import continue_trace, current_traceparent, metrics

BATCH = 500
POLL_SECONDS = 2.0

_LONGEST_PAUSE = 5.0
_log = structlog.get_logger(__name__)

_claim = Prepared(
    select(
        OUTBOX.c.id,
        OUTBOX.c.type,
        OUTBOX.c.subject,
        OUTBOX.c.body,
        OUTBOX.c.traceparent,
        OUTBOX.c.created_at,
    )
    .where(OUTBOX.c.published_at.is_(None))
    .order_by(OUTBOX.c.created_at, OUTBOX.c.id)
    .limit(bindparam("batch"))
    .with_for_update(skip_locked=True)
)
_marks_may_be_lost = "SET LOCAL synchronous_commit TO off"
"""The next batch need not wait for the disk: a mark lost to a crash only repeats its event."""

_mark = Prepared(
    update(OUTBOX)
    .where(OUTBOX.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
    .where(OUTBOX.c.published_at.is_(None))
    .where(OUTBOX.c.created_at.between(bindparam("oldest"), bindparam("newest")))
    .values(published_at=func.clock_timestamp())
)


class Relay:
    """Publishes the outbox of one service."""

    def __init__(self, database: Database[Any], bus: Bus) -> None:
        self._database = database
        self._bus = bus
        self._woken = asyncio.Event()

    async def run(self) -> None:
        """Relay until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen(), name="relay ear")
            tasks.create_task(self._relay(), name="relay")

    async def drain(self) -> int:
        """Publish everything that is committed now; answers how many events that were."""
        total = 0
        while moved := await self.relay_batch():
            total += moved
        return total

    async def relay_batch(self) -> int:
        """Claim, publish and mark one batch; answers how many events reached the bus.

        Raises BusUnavailable if none could.
        """
        async with self._database.unit() as (transaction, _):
            rows = await transaction.all(_claim, batch=BATCH)
            if not rows:
                return 0
            await transaction.run(_marks_may_be_lost)
            confirmed = await self._bus.publish([_message(row) for row in rows])
            marked = [row for row, sure in zip(rows, confirmed, strict=True) if sure]
            if marked:
                await transaction.execute(
                    _mark,
                    ids=[row.id for row in marked],
                    oldest=marked[0].created_at,
                    newest=marked[-1].created_at,
                )
        metrics.published_events.labels(self._database.source).inc(len(marked))
        if len(marked) < len(rows):
            raise BusUnavailable(f"{len(rows) - len(marked)} of {len(rows)} were not confirmed")
        return len(marked)

    async def _relay(self) -> None:
        pause = 0.1
        while True:
            self._woken.clear()
            try:
                moved = await self.relay_batch()
                pause = 0.1
            except (BusUnavailable, *PASSING) as error:
                _log.warning("events wait", service=self._database.source, error=repr(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            if moved < BATCH:
                await self._wait()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _listen(self) -> None:
        """Hold a LISTEN; when its connection breaks, the poll carries on until it is back."""
        while True:
            try:
                async with self._database.listening() as connection:
                    await connection.listen(OUTBOX_CHANNEL, lambda _: self._woken.set())
                    self._woken.set()
                    await connection.until_closed()
            except PASSING as error:
                _log.warning("not listening", service=self._database.source, error=repr(error))
            await asyncio.sleep(1)


def _message(row: Row) -> OutgoingMessage:
    traceparent = row.traceparent
    if traceparent is not None:
        with continue_trace(
            traceparent,
            f"{row.type} publish",
            kind=SpanKind.PRODUCER,
            attributes={"messaging.message.id": str(row.id)},
        ):
            traceparent = current_traceparent() or traceparent
    return OutgoingMessage(row.id, row.type, row.subject, row.body.encode(), traceparent)
