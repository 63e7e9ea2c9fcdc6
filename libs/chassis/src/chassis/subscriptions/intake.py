"""Keeps a queue's deliveries coming, whatever becomes of the broker, the queue or the channel."""

import asyncio
from collections.abc import Callable

import structlog

from chassis.bus.port import Bus, BusUnavailable, Consumption, Incoming, Parking, Queue
from chassis.subscriptions.faults import PASSING
from chassis.telemetry import metrics

PREFETCH = 100
LOOK_SECONDS = 3.0

_LONGEST_PAUSE = 5.0
_log = structlog.get_logger(__name__)


class Intake:
    """The running consumption of one queue; another takes its place when it fell silent."""

    def __init__(
        self, bus: Bus, queue: Queue, deliver: Callable[[Incoming], None], parking: Parking
    ) -> None:
        self._bus = bus
        self._queue = queue
        self._deliver = deliver
        self._parking = parking
        self._consumption: Consumption | None = None

    @property
    def consumption(self) -> Consumption:
        if self._consumption is None:
            raise RuntimeError("nothing is consumed yet")
        return self._consumption

    async def start(self) -> None:
        """Begin to consume; waits for the bus where it is away."""
        pause = 0.1
        while True:
            try:
                self._consumption = await self._bus.consume(
                    self._queue, self._deliver, prefetch=PREFETCH, parking=self._parking
                )
            except BusUnavailable as error:
                _log.warning("bus away", queue=self._queue.name, error=str(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                return

    async def watch(self) -> None:
        """Look now and then: for the metrics, and for a channel that died and did not come back."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                consumed = await self._look()
            except (BusUnavailable, *PASSING):
                continue  # it comes back by itself, and the deliveries with it
            if not consumed:
                _log.warning("deliveries stopped; consuming anew", queue=self._queue.name)
                await self.stop()
                await self.start()

    async def stop(self) -> None:
        """Take no more deliveries; what is not settled will be delivered again."""
        if self._consumption is not None:
            await self._consumption.stop()

    async def _look(self) -> bool:
        standing = await self.consumption.look()
        metrics.queue_depth.labels(self._queue.name).set(standing.waiting)
        metrics.parked_messages.labels(self._queue.name).set(standing.parked)
        return standing.consumed
