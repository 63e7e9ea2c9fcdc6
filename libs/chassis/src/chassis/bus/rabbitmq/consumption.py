"""A running consumer of one quorum queue."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from aio_pika import DeliveryMode, Message
from aio_pika.abc import AbstractRobustChannel, AbstractRobustQueue
from aiormq.abc import DeliveredMessage
from aiormq.channel import Channel
from aiormq.exceptions import AMQPError
from pamqp.common import FieldValue

from chassis.bus.port import BusUnavailable, Incoming, Queue
from chassis.bus.rabbitmq.acks import Acks
from chassis.bus.rabbitmq.lean import consume_lean
from chassis.bus.rabbitmq.topology import Names

_LOST = (AMQPError, OSError, RuntimeError)
"""The channel of a delivery is gone; the broker delivers it again, and the inbox knows it."""

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
        self._acks: Acks[DeliveredMessage] = Acks()

    async def start(self) -> None:
        self._tag = await consume_lean(self._declared, self._arrived)

    async def stop(self) -> None:
        """Cancel and close; what is not settled goes back to the queue."""
        try:
            if self._tag is not None:
                await self._declared.cancel(self._tag)
            await self._channel.close()
        except _LOST as error:
            _log.info("channel was gone at stop", queue=self._queue.name, error=repr(error))

    async def acknowledge(self, batch: Sequence[Incoming]) -> None:
        """One frame for all that is done in a row."""
        messages = [m for m in map(_message, batch) if self._acks.is_open(m.channel, _tag(m))]
        if not messages:
            return
        newest = self._acks.done([_tag(message) for message in messages])
        if newest is None:
            return
        try:
            await _channel(messages[0]).basic_ack(newest, multiple=True, wait=False)
        except _LOST as error:
            _log.info("ack lost; the inbox will know", queue=self._queue.name, error=repr(error))

    async def retry(self, incoming: Incoming) -> None:
        message = _message(incoming)
        if not self._acks.is_open(message.channel, _tag(message)):
            return
        self._acks.forget(_tag(message))
        try:
            await _channel(message).basic_nack(_tag(message), requeue=True, wait=False)
        except _LOST as error:
            _log.info("nack lost with its channel", queue=self._queue.name, error=repr(error))

    async def park(self, incoming: Incoming, error: str) -> None:
        """Publish to the parking queue with the error, and only then acknowledge.

        Raises BusUnavailable where the broker is away.
        """
        properties = _message(incoming).header.properties
        try:
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
        except _LOST as failure:
            raise BusUnavailable(repr(failure)) from failure
        await self.acknowledge([incoming])

    async def _arrived(self, message: DeliveredMessage) -> None:
        self._acks.arrived(message.channel, _tag(message), message)
        headers = message.header.properties.headers or {}
        deliveries: FieldValue = headers.get("x-delivery-count", 0)
        traceparent = headers.get("traceparent")
        self._deliver(
            Incoming(
                message.body,
                deliveries + 1 if isinstance(deliveries, int) else 1,
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
