"""A running consumer of one quorum queue."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from aio_pika import DeliveryMode, Message
from aio_pika.abc import AbstractIncomingMessage, AbstractRobustChannel, AbstractRobustQueue
from aiormq.exceptions import AMQPError

from chassis.bus.port import Incoming, Queue
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
        self._open: dict[int, AbstractIncomingMessage] = {}
        self._open_on: object = None

    async def start(self) -> None:
        self._tag = await self._declared.consume(self._arrived)

    async def stop(self) -> None:
        """Cancel and close; what is not settled goes back to the queue."""
        try:
            if self._tag is not None:
                await self._declared.cancel(self._tag)
            await self._channel.close()
        except _LOST as error:
            _log.info("channel was gone at stop", queue=self._queue.name, error=repr(error))

    async def acknowledge(self, batch: Sequence[Incoming]) -> None:
        """One frame for the whole batch where nothing older is open, else one a message."""
        messages = [m for m in map(_message, batch) if m.channel is self._open_on]
        tags = sorted(m.delivery_tag for m in messages if m.delivery_tag is not None)
        if not tags:
            return
        newest = tags[-1]
        whole = sum(1 for tag in self._open if tag <= newest) == len(tags)
        try:
            if whole:
                await self._open[newest].channel.basic_ack(newest, multiple=True, wait=False)
            else:
                for message in messages:
                    await message.channel.basic_ack(message.delivery_tag or 0, wait=False)
        except _LOST as error:
            _log.info("ack lost; the inbox will know", queue=self._queue.name, error=repr(error))
        for tag in tags:
            self._open.pop(tag, None)

    async def retry(self, incoming: Incoming) -> None:
        message = self._settle(incoming)
        try:
            await message.nack(requeue=True)
        except _LOST as error:
            _log.info("nack lost with its channel", queue=self._queue.name, error=repr(error))

    async def park(self, incoming: Incoming, error: str) -> None:
        """Publish to the parking queue with the error, and only then acknowledge."""
        message = _message(incoming)
        exchange = await self._channel.get_exchange(self._names.parking, ensure=False)
        await exchange.publish(
            Message(
                incoming.body,
                content_type=message.content_type,
                delivery_mode=DeliveryMode.PERSISTENT,
                message_id=message.message_id,
                type=message.type,
                headers={
                    **message.headers,
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

    async def _arrived(self, message: AbstractIncomingMessage) -> None:
        if message.channel is not self._open_on:
            self._open.clear()
            self._open_on = message.channel
        if message.delivery_tag is not None:
            self._open[message.delivery_tag] = message
        deliveries = message.headers.get("x-delivery-count", 0)
        attempt = deliveries + 1 if isinstance(deliveries, int) else 1
        traceparent = message.headers.get("traceparent")
        self._deliver(
            Incoming(
                message.body,
                attempt,
                message,
                traceparent if isinstance(traceparent, str) else None,
            )
        )

    def _settle(self, incoming: Incoming) -> AbstractIncomingMessage:
        message = _message(incoming)
        if message.channel is self._open_on and message.delivery_tag is not None:
            self._open.pop(message.delivery_tag, None)
        return message


def _message(incoming: Incoming) -> AbstractIncomingMessage:
    token = incoming.token
    assert isinstance(token, AbstractIncomingMessage)  # noqa: S101 - every token here is one
    return token
