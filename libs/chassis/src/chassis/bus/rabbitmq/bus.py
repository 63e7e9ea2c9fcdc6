"""Publishing with pipelined confirms, and consuming, over one robust connection."""

import asyncio
from collections.abc import Callable, Sequence

import aio_pika
import structlog
from aio_pika.abc import AbstractRobustChannel, AbstractRobustConnection
from aiormq.channel import Channel
from aiormq.exceptions import AMQPError

from chassis.bus.port import BusUnavailable, Incoming, OutgoingMessage, Parking, Queue
from chassis.bus.rabbitmq.consumption import RabbitConsumption
from chassis.bus.rabbitmq.lean import LeanConnection
from chassis.bus.rabbitmq.publishing import publish_all
from chassis.bus.rabbitmq.topology import Names, declare_exchanges, declare_queue

UNREACHABLE = (AMQPError, OSError, asyncio.TimeoutError, RuntimeError)
"""What aio-pika raises when the broker is away; a closed robust channel raises RuntimeError."""

_log = structlog.get_logger(__name__)


class RabbitBus:
    """The bus on RabbitMQ. Connections come back by themselves; callers try again meanwhile."""

    def __init__(self, url: str, *, prefix: str = "", name: str = "practica") -> None:
        self._url = url
        self._name = name
        self.names = Names(prefix)
        self._connection: AbstractRobustConnection | None = None
        self._publishing: AbstractRobustChannel | None = None
        self._opening = asyncio.Lock()

    async def open(self) -> None:
        """Connect; raises BusUnavailable when the broker is away."""
        async with self._opening:
            if self._connection is not None:
                return
            try:
                connection = await aio_pika.connect_robust(
                    self._url,
                    client_properties={"connection_name": self._name},
                    connection_class=LeanConnection,
                    timeout=10,
                )
            except UNREACHABLE as error:
                raise BusUnavailable(repr(error)) from error
            self._connection = connection
            await declare_exchanges(await self.channel(), self.names)

    async def close(self) -> None:
        connection, self._connection, self._publishing = self._connection, None, None
        if connection is not None:
            await connection.close()

    async def channel(self, *, prefetch: int | None = None) -> AbstractRobustChannel:
        """A new channel of the connection."""
        if self._connection is None:
            raise BusUnavailable("not connected yet")
        channel = await self._connection.channel()
        if prefetch is not None:
            await channel.set_qos(prefetch_count=prefetch)
        return channel

    async def declare(self, queues: Sequence[Queue]) -> None:
        """Raises BusUnavailable when the broker is away."""
        await self.open()
        try:
            channel = await self.channel()
            for queue in queues:
                await declare_queue(channel, self.names, queue)
            await channel.close()
        except UNREACHABLE as error:
            raise BusUnavailable(repr(error)) from error

    async def publish(self, messages: Sequence[OutgoingMessage]) -> list[bool]:
        """Publish all at once and wait for the confirms together."""
        try:
            if self._publishing is None:
                self._publishing = await self.channel()
            channel = await self._publishing.get_underlay_channel()
            assert isinstance(channel, Channel)  # noqa: S101 - aiormq has no other
            outcomes = await publish_all(channel, self.names.events, messages)
        except UNREACHABLE as error:
            raise BusUnavailable(repr(error)) from error
        failures = [outcome for outcome in outcomes if outcome is not None]
        for failure in failures:
            if not isinstance(failure, UNREACHABLE):
                raise failure
        if len(failures) == len(messages):
            raise BusUnavailable(repr(failures[0])) from failures[0]
        return [outcome is None for outcome in outcomes]

    async def consume(
        self,
        queue: Queue,
        deliver: Callable[[Incoming], None],
        *,
        prefetch: int,
        parking: Parking | None = None,  # noqa: ARG002 - this bus parks in queues of its own
    ) -> RabbitConsumption:
        await self.open()
        try:
            channel = await self.channel(prefetch=prefetch)
            declared = await declare_queue(channel, self.names, queue)
            consumption = RabbitConsumption(channel, declared, self.names, queue, deliver)
            await consumption.start()
        except UNREACHABLE as error:
            raise BusUnavailable(repr(error)) from error
        return consumption
