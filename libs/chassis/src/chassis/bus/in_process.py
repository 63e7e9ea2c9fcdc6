"""The bus within one process: no broker, and the outbox is the durable log.

A message counts as published once every queue has dealt with it, so an event stays in the outbox
until its consumers have committed. A crash at any line leaves it there to be published again.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from chassis.bus.port import (
    DELIVERY_LIMIT,
    Incoming,
    NoSuchQueue,
    OutgoingMessage,
    Parking,
    Queue,
    Standing,
)


@dataclass(slots=True)
class _Delivery:
    """One message on one queue, settled or not yet."""

    settled: asyncio.Future[bool]


@dataclass(slots=True)
class _Subscriber:
    queue: Queue
    deliver: Callable[[Incoming], None]
    parking: Parking | None
    room: asyncio.Semaphore
    pending: set[asyncio.Future[bool]] = field(default_factory=set)


class InProcessBus:
    """Hands messages to the consumers of this process."""

    def __init__(self) -> None:
        self._declared: dict[str, Queue] = {}
        self._subscribers: dict[str, _Subscriber] = {}
        self._changed = asyncio.Condition()

    async def open(self) -> None:
        """Nothing to connect to."""

    async def close(self) -> None:
        for subscriber in list(self._subscribers.values()):
            self._remove(subscriber)

    async def declare(self, queues: Sequence[Queue]) -> None:
        """From now on a message for one of these waits until its consumer is there."""
        for queue in queues:
            self._declared[queue.name] = queue

    async def publish(self, messages: Sequence[OutgoingMessage]) -> list[bool]:
        """True for each message that all its queues have handled or parked."""
        return list(await asyncio.gather(*(self._publish(message) for message in messages)))

    async def publish_to(self, queue: str, messages: Sequence[OutgoingMessage]) -> list[bool]:
        if queue not in self._declared:
            raise NoSuchQueue(queue)
        return list(await asyncio.gather(*(self._hand_over(queue, each) for each in messages)))

    async def consume(
        self,
        queue: Queue,
        deliver: Callable[[Incoming], None],
        *,
        prefetch: int,
        parking: Parking | None = None,
    ) -> "InProcessConsumption":
        await self.declare([queue])
        subscriber = _Subscriber(queue, deliver, parking, asyncio.Semaphore(prefetch))
        async with self._changed:
            self._subscribers[queue.name] = subscriber
            self._changed.notify_all()
        return InProcessConsumption(self, subscriber)

    async def _publish(self, message: OutgoingMessage) -> bool:
        queues = [q for q in self._declared.values() if message.type in q.types]
        return all(await asyncio.gather(*(self._hand_over(q.name, message) for q in queues)))

    async def _hand_over(self, queue: str, message: OutgoingMessage) -> bool:
        """Whoever consumed when we began to wait for room may be gone by now: then to the next."""
        while True:
            subscriber = await self._subscriber(queue)
            async with subscriber.room:
                if self._is_current(subscriber):
                    return await self._tried(subscriber, message)

    async def _tried(self, subscriber: _Subscriber, message: OutgoingMessage) -> bool:
        for attempt in range(1, DELIVERY_LIMIT + 1):
            settled: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            subscriber.pending.add(settled)
            subscriber.deliver(
                Incoming(message.body, attempt, _Delivery(settled), message.traceparent)
            )
            try:
                if await settled:
                    return True
            except asyncio.CancelledError:
                if not settled.cancelled():
                    raise
                return False
            finally:
                subscriber.pending.discard(settled)
            if not self._is_current(subscriber):
                return False
        return False

    def _is_current(self, subscriber: _Subscriber) -> bool:
        return self._subscribers.get(subscriber.queue.name) is subscriber

    async def _subscriber(self, queue: str) -> _Subscriber:
        if queue not in self._subscribers:
            async with self._changed:
                await self._changed.wait_for(lambda: queue in self._subscribers)
        return self._subscribers[queue]

    def _remove(self, subscriber: _Subscriber) -> None:
        if self._is_current(subscriber):
            del self._subscribers[subscriber.queue.name]
        for settled in list(subscriber.pending):
            settled.cancel()


class InProcessConsumption:
    """A consumer of the in-process bus."""

    def __init__(self, bus: InProcessBus, subscriber: _Subscriber) -> None:
        self._bus = bus
        self._subscriber = subscriber

    async def acknowledge(self, batch: Sequence[Incoming]) -> None:
        for incoming in batch:
            _settle(incoming, handled=True)

    async def retry(self, incoming: Incoming) -> None:
        _settle(incoming, handled=False)

    async def park(self, incoming: Incoming, error: str) -> None:
        if self._subscriber.parking is None:
            raise RuntimeError(f"{self._subscriber.queue.name} has nowhere to park a message")
        await self._subscriber.parking.park(self._subscriber.queue.name, incoming, error)
        _settle(incoming, handled=True)

    async def look(self) -> Standing:
        """What waits is what was handed over and not settled; the rest waits in the outbox."""
        queue, parking = self._subscriber.queue.name, self._subscriber.parking
        parked = await parking.count(queue) if parking else 0
        consumed = self._bus._is_current(self._subscriber)  # noqa: SLF001 - as below
        return Standing(len(self._subscriber.pending), parked, consumed)

    async def stop(self) -> None:
        self._bus._remove(self._subscriber)  # noqa: SLF001 - the bus's own half


def _settle(incoming: Incoming, *, handled: bool) -> None:
    token = incoming.token
    assert isinstance(token, _Delivery)  # noqa: S101 - every token of this bus is one
    if not token.settled.done():
        token.settled.set_result(handled)
