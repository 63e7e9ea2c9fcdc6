"""Where dead letters lie: in parking queues on RabbitMQ, else in each service's database."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from chassis.bus import Parked
from chassis.bus.rabbitmq import RabbitBus
from chassis.bus.rabbitmq.parked import ParkingQueues
from chassis.subscriptions.parking import DatabaseParking
from chassis.subscriptions.replaying import replay_here
from chassis.worker import Worker


class Letters(Protocol):
    """Dead letters of every queue."""

    async def parked(self, queue: str | None = None) -> list[Parked]: ...

    async def replay(self, letter: Parked) -> None:
        """Give it to its handler again; raises what the handler raises, if it runs here."""


class BrokerLetters:
    """In the parking queues; a replay puts the message back into its queue."""

    def __init__(self, bus: RabbitBus, workers: Sequence[Worker]) -> None:
        self._queues = ParkingQueues(bus)
        self._names = [queue.name for worker in workers for queue in worker.queues]

    async def parked(self, queue: str | None = None) -> list[Parked]:
        names = [name for name in self._names if queue in (None, name)]
        return [letter for name in names for letter in await self._queues.parked(name)]

    async def replay(self, letter: Parked) -> None:
        await self._queues.replay(letter)


class DatabaseLetters:
    """In the databases; a replay runs the handler here, in this process."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers

    async def parked(self, queue: str | None = None) -> list[Parked]:
        found = await asyncio.gather(
            *(DatabaseParking(worker.database).parked(queue) for worker in self._workers)
        )
        return [letter for letters in found for letter in letters]

    async def replay(self, letter: Parked) -> None:
        for worker in self._workers:
            for subscriptions in worker.subscriptions:
                if subscriptions.queue_name == letter.queue:
                    await replay_here(letter, subscriptions, worker.database)
                    return
        raise LookupError(f"no service listens to {letter.queue} any more")


@asynccontextmanager
async def open_letters(
    workers: Sequence[Worker], *, amqp_url: str | None, prefix: str = ""
) -> AsyncIterator[Letters]:
    """The dead letters of this installation."""
    if amqp_url:
        bus = RabbitBus(amqp_url, prefix=prefix, name="dead letters")
        await bus.open()
        try:
            yield BrokerLetters(bus, workers)
        finally:
            await bus.close()
        return
    for worker in workers:
        await worker.database.open()
    try:
        yield DatabaseLetters(workers)
    finally:
        for worker in workers:
            await worker.database.close()
