"""Runs one queue's handlers: lanes by subject, a batch a transaction, poison set apart."""

import asyncio
from typing import Any

import structlog

from chassis.bus.port import DELIVERY_LIMIT, Bus, BusUnavailable, Incoming
from chassis.domain import Stale
from chassis.store.database import Database
from chassis.subscriptions.faults import PASSING, describe, is_passing
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.intake import PREFETCH, Intake
from chassis.subscriptions.parking import DatabaseParking
from chassis.subscriptions.parsing import Parsed, Undigestible, lane_key, parse
from chassis.subscriptions.registry import Subscriptions
from chassis.telemetry import metrics

_ENOUGH = PREFETCH // 2
_LINGER = 0.002
_LONGEST_PAUSE = 5.0
_MOST_OVERTAKEN = 5
"""How often in a row a batch may find what it changes changed by another one."""

_log = structlog.get_logger(__name__)


class Consumer:
    """Keeps the effects of a queue's events: each once, in the order of its subject."""

    def __init__(
        self, subscriptions: Subscriptions[Any], *, database: Database[Any], bus: Bus
    ) -> None:
        self._subscriptions = subscriptions
        self._database = database
        self._intake = Intake(
            bus, subscriptions.queue, self._deliver, parking=DatabaseParking(database)
        )
        self._lanes: list[asyncio.Queue[Incoming]] = [
            asyncio.Queue() for _ in range(subscriptions.lanes)
        ]
        self._queue = subscriptions.queue_name

    async def run(self) -> None:
        """Consume until cancelled; waits for the bus where it is away at the start."""
        await self._intake.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._intake.watch(), name=f"{self._queue} watch")
                for lane in self._lanes:
                    tasks.create_task(self._work(lane), name=f"{self._queue} lane")
        finally:
            await self._intake.stop()

    def _deliver(self, incoming: Incoming) -> None:
        self._lanes[lane_key(incoming) % len(self._lanes)].put_nowait(incoming)

    async def _work(self, lane: asyncio.Queue[Incoming]) -> None:
        """Take what is there; what failed before goes alone, so that it harms no neighbour."""
        busy = False
        while True:
            batch = await _gather(lane, linger=busy and len(self._lanes) > 1)
            busy = len(batch) > 1
            parsed = await self._parse(batch)
            first = [p for p in parsed if p.incoming.attempt == 1]
            if first:
                await self._handle(first)
            for again in parsed:
                if again.incoming.attempt > 1:
                    await self._handle([again])

    async def _parse(self, batch: list[Incoming]) -> list[Parsed]:
        parsed: list[Parsed] = []
        for incoming in batch:
            try:
                result = parse(incoming, self._subscriptions)
            except Undigestible as error:
                await self._park(incoming, f"not digestible: {error}")
                continue
            if result is None:
                await self._intake.consumption.acknowledge([incoming])
            else:
                parsed.append(result)
        return parsed

    async def _handle(self, batch: list[Parsed]) -> None:
        """Handle together; if that fails, one by one, and only the culprit is tried again."""
        pause, overtaken = 0.05, 0
        while True:
            try:
                with metrics.handler_seconds.labels(self._queue).time():
                    await handle_batch(self._queue, batch, self._database)
            except Exception as error:  # noqa: BLE001 - any fault that stays is its message's
                overtaken = overtaken + 1 if isinstance(error, Stale) else 0
                if not is_passing(error) and overtaken not in range(1, _MOST_OVERTAKEN + 1):
                    await self._failed(batch, error)
                    return
                _log.warning("again", queue=self._queue, events=len(batch), error=repr(error))
            else:
                await self._intake.consumption.acknowledge([parsed.incoming for parsed in batch])
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _failed(self, batch: list[Parsed], error: Exception) -> None:
        if len(batch) > 1:
            for parsed in batch:
                await self._handle([parsed])
            return
        incoming = batch[0].incoming
        _log.error(
            "handler failed",
            queue=self._queue,
            event_id=str(batch[0].delivery.id),
            type=batch[0].delivery.type,
            attempt=incoming.attempt,
            error=describe(error),
        )
        if incoming.attempt >= DELIVERY_LIMIT:
            await self._park(incoming, describe(error))
        else:
            await self._intake.consumption.retry(incoming)

    async def _park(self, incoming: Incoming, error: str) -> None:
        """Parking must not fail for good: without it the message would be lost or block."""
        pause = 0.1
        while True:
            try:
                await self._intake.consumption.park(incoming, error)
            except (*PASSING, BusUnavailable) as failure:
                _log.warning("could not park yet", queue=self._queue, error=repr(failure))
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                return


async def _gather(lane: asyncio.Queue[Incoming], *, linger: bool) -> list[Incoming]:
    """What is there; under load a moment longer, since a transaction for three costs as one for
    fifty. A single event never waits, nor does a lane alone: it gets what came meanwhile.
    """
    batch = [await lane.get()]
    if linger and lane.qsize() < _ENOUGH:
        await asyncio.sleep(_LINGER)
    while not lane.empty() and len(batch) < PREFETCH:
        batch.append(lane.get_nowait())
    return batch
