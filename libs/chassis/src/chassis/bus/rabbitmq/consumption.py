"""A running consumer of one quorum queue."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from aio_pika import DeliveryMode, Message
from aio_pika.abc import AbstractRobustChannel, AbstractRobustQueue
from aiormq.abc import DeliveredMessage
from aiormq.channel import Channel
from pamqp.common import FieldValue

from chassis.bus.port import BusUnavailable, Incoming, Queue, Standing
from chassis.bus.rabbitmq.acks import Acks
from chassis.bus.rabbitmq.faults import UNREACHABLE, told_as_unavailable
from chassis.bus.rabbitmq.lean import consume_lean
from chassis.bus.rabbitmq.standing import standing_of
from chassis.bus.rabbitmq.topology import Names

_ANSWERS_WITHIN = 10

_log = structlog.get_logger(__name__)


class RabbitConsumption:
    """Hands deliveries over and settles them."""

    def __init__(
        self,
        channel: AbstractRobustChannel,
        declared: AbstractRobustQueue,
        names: Names,
        queue: Queue,
        deliver: Callable[[Incoming], None],
    ) -> None:
        self._channel = channel
        self._declared = declared  # kept: the channel itself refers to its queues only weakly
        self._names = names
        self._queue = queue
        self._deliver = deliver
        self._tag: str | None = None
        self._prefetch = 1
        self._widening: asyncio.Task[None] | None = None
        self._acks: Acks[DeliveredMessage] = Acks()

    async def start(self, *, prefetch: int) -> None:
        """Begin with one message at a time, until none is left that came back from a consumer.

        What a dead consumer held comes first, and one of those may have killed it: held alone, it
        cannot wear out the delivery limit of its neighbours.
        """
        self._prefetch = prefetch
        await self._channel.set_qos(prefetch_count=1)
        self._tag = await consume_lean(self._declared, self._arrived)

    async def _widen(self) -> None:
        """A limit holds for the consumers that begin after it, so another one takes over."""
        try:
            with told_as_unavailable():
                await self._channel.set_qos(prefetch_count=self._prefetch)
                careful, self._tag = (
                    self._tag,
                    await consume_lean(self._declared, self._arrived),
                )
                if careful is not None:
                    await self._declared.cancel(careful)
        except BusUnavailable as error:
            _log.info("not widened", queue=self._queue.name, error=repr(error))

    async def look(self) -> Standing:
        with told_as_unavailable():
            async with asyncio.timeout(_ANSWERS_WITHIN):
                mine = await self._channel.get_underlay_channel()
                assert isinstance(mine, Channel)  # noqa: S101 - aiormq has no other
                return await standing_of(
                    mine,
                    queue=self._names.queue(self._queue.name),
                    parked=self._names.parked(self._queue.name),
                    tags=(self._tag,) if self._tag else (),
                )

    async def stop(self) -> None:
        """Cancel and close; what is not settled goes back to the queue."""
        if self._widening is not None:
            self._widening.cancel()
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN):
                if self._tag is not None:
                    await self._declared.cancel(self._tag)
                await self._channel.close()
        except UNREACHABLE as error:
            _log.info("channel was gone at stop", queue=self._queue.name, error=repr(error))

    async def acknowledge(self, batch: Sequence[Incoming]) -> None:
        """One frame for all that is done in a row."""
        messages = [m for m in map(_message, batch) if self._acks.is_open(m.channel, _tag(m))]
        if not messages:
            return
        await self._acknowledge_done(_channel(messages[0]), [_tag(m) for m in messages])

    async def _acknowledge_done(self, channel: Channel, tags: list[int]) -> None:
        newest = self._acks.done(tags)
        if newest is None:
            return
        try:
            await channel.basic_ack(newest, multiple=True, wait=False)
        except UNREACHABLE as error:
            _log.info("ack lost; the inbox will know", queue=self._queue.name, error=repr(error))

    async def retry(self, incoming: Incoming) -> None:
        message = _message(incoming)
        if not self._acks.is_open(message.channel, _tag(message)):
            return
        self._acks.forget(_tag(message))
        try:
            await _channel(message).basic_nack(_tag(message), requeue=True, wait=False)
        except UNREACHABLE as error:
            _log.info("nack lost with its channel", queue=self._queue.name, error=repr(error))
            return
        await self._acknowledge_done(_channel(message), [])  # what waited for this one alone

    async def park(self, incoming: Incoming, error: str) -> None:
        """Publish to the parking queue with the error, and only then acknowledge.

        Raises BusUnavailable where the broker is away. A message whose channel is gone is left
        alone: it comes again.
        """
        message = _message(incoming)
        if not self._acks.is_open(message.channel, _tag(message)):
            return
        properties = message.header.properties
        with told_as_unavailable():
            exchange = await self._channel.get_exchange(self._names.parking, ensure=False)
            await exchange.publish(
                Message(
                    incoming.body,
                    content_type=properties.content_type,
                    delivery_mode=DeliveryMode.PERSISTENT,
                    message_id=properties.message_id,
                    type=properties.message_type,
                    headers={
                        **(properties.headers or {}),
                        "x-practica-error": error,
                        "x-practica-attempts": incoming.attempt,
                        "x-practica-queue": self._queue.name,
                    },
                    timestamp=datetime.now(UTC),
                ),
                routing_key=self._names.parked(self._queue.name),
                mandatory=True,
            )
        await self.acknowledge([incoming])

    async def _arrived(self, message: DeliveredMessage) -> None:
        self._acks.arrived(message.channel, _tag(message), message)
        headers = message.header.properties.headers or {}
        deliveries: FieldValue = headers.get("x-delivery-count", 0)
        attempt = deliveries + 1 if isinstance(deliveries, int) else 1
        if attempt == 1 and self._widening is None:
            self._widening = asyncio.create_task(self._widen(), name="widen")
        traceparent = headers.get("traceparent")
        self._deliver(
            Incoming(
                message.body,
                attempt,
                message,
                traceparent if isinstance(traceparent, str) else None,
            )
        )


def _message(incoming: Incoming) -> DeliveredMessage:
    token = incoming.token
    assert isinstance(token, DeliveredMessage)  # noqa: S101 - every token here is one
    return token


def _tag(message: DeliveredMessage) -> int:
    return message.delivery_tag or 0


def _channel(message: DeliveredMessage) -> Channel:
    channel = message.channel
    assert isinstance(channel, Channel)  # noqa: S101 - aiormq has no other
    return channel
