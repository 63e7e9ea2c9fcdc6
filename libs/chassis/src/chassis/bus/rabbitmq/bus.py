"""Publishing with pipelined confirms, and consuming, over one robust connection."""

import asyncio
from collections.abc import Callable, Sequence

import aio_pika
import structlog
from aio_pika.abc import AbstractRobustChannel, AbstractRobustConnection
from aiormq.channel import Channel
from aiormq.exceptions import ChannelNotFoundEntity

from chassis.bus.port import (
    BusUnavailable,
    Incoming,
    NoSuchQueue,
    OutgoingMessage,
    Parking,
    Queue,
)
from chassis.bus.rabbitmq.consumption import RabbitConsumption
from chassis.bus.rabbitmq.faults import told_as_unavailable
from chassis.bus.rabbitmq.lean import LeanConnection
from chassis.bus.rabbitmq.publishing import publish_all
from chassis.bus.rabbitmq.topology import Names, declare_exchanges, declare_queue

_ANSWERS_WITHIN = 10
_HEARTBEAT_SECONDS = 20
_RECONNECT_SECONDS = 1

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
            with told_as_unavailable():
                self._connection = await aio_pika.connect_robust(
                    self._url,
                    client_properties={"connection_name": self._name},
                    connection_class=LeanConnection,
                    timeout=_ANSWERS_WITHIN,
                    heartbeat=_HEARTBEAT_SECONDS,
                    reconnect_interval=_RECONNECT_SECONDS,
                )

    async def close(self) -> None:
        connection, self._connection, self._publishing = self._connection, None, None
        if connection is not None:
            await connection.close()

    async def channel(self) -> AbstractRobustChannel:
        """A new channel of the connection; its exchanges are there, and come back with it."""
        if self._connection is None:
            raise BusUnavailable("not connected yet")
        async with asyncio.timeout(_ANSWERS_WITHIN):
            channel = await self._connection.channel()
            await declare_exchanges(channel, self.names)
        return channel

    async def declare(self, queues: Sequence[Queue]) -> None:
        """Raises BusUnavailable when the broker is away."""
        await self.open()
        with told_as_unavailable():
            channel = await self.channel()
            for queue in queues:
                await declare_queue(channel, self.names, queue)
            await channel.close()

    async def publish(self, messages: Sequence[OutgoingMessage]) -> list[bool]:
        """Publish all at once and wait for the confirms together."""
        with told_as_unavailable():
            outcomes = await publish_all(await self._publisher(), self.names.events, messages)
        return _sure(outcomes)

    async def publish_to(self, queue: str, messages: Sequence[OutgoingMessage]) -> list[bool]:
        """Past the exchange of events, by the one that knows every queue by its name."""
        name = self.names.queue(queue)
        with told_as_unavailable():
            await self.open()
            channel = await self.channel()
            try:  # the broker would drop what is for nobody, and confirm it
                await channel.get_queue(name, ensure=True)
            except ChannelNotFoundEntity as error:
                raise NoSuchQueue(name) from error
            await channel.close()
            outcomes = await publish_all(await self._publisher(), "", messages, routing_key=name)
        return _sure(outcomes)

    async def _publisher(self) -> Channel:
        """The channel for publishing; another one if it did not come back with the connection."""
        if self._publishing is None:
            await self.open()
            self._publishing = await self.channel()
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN):
                await self._publishing.ready()
                channel = await self._publishing.get_underlay_channel()
        except TimeoutError:
            if self._connection is not None and self._connection.connected.is_set():
                self._publishing = None
            raise
        assert isinstance(channel, Channel)  # noqa: S101 - aiormq has no other
        return channel

    async def consume(
        self,
        queue: Queue,
        deliver: Callable[[Incoming], None],
        *,
        prefetch: int,
        parking: Parking | None = None,  # noqa: ARG002 - this bus parks in queues of its own
    ) -> RabbitConsumption:
        await self.open()
        with told_as_unavailable():
            channel = await self.channel()
            declared = await declare_queue(channel, self.names, queue)
            consumption = RabbitConsumption(channel, declared, self.names, queue, deliver)
            await consumption.start(prefetch=prefetch)
        return consumption


def _sure(outcomes: Sequence[BaseException | None]) -> list[bool]:
    """Which are safe. Raises BusUnavailable if none is."""
    failures = [outcome for outcome in outcomes if outcome is not None]
    if len(failures) == len(outcomes):
        raise BusUnavailable(repr(failures[0])) from failures[0]
    return [outcome is None for outcome in outcomes]
