"""Reading parking queues, and giving their messages back."""

from datetime import UTC, datetime

from aio_pika import DeliveryMode, Message
from aio_pika.abc import AbstractIncomingMessage, AbstractRobustChannel
from pydantic_core import from_json

from chassis.bus.port import Parked
from chassis.bus.rabbitmq.bus import RabbitBus

_MOST = 10_000


class ParkingQueues:
    """The parking queues of a broker."""

    def __init__(self, bus: RabbitBus) -> None:
        self._bus = bus

    async def parked(self, queue: str) -> list[Parked]:
        """What is parked; the messages are put back as they were."""
        channel = await self._bus.channel()
        try:
            return [_parked(queue, message) for message in await self._take(channel, queue)]
        finally:
            await channel.close()  # gives back what was taken

    async def replay(self, letter: Parked) -> None:
        """Put it into its queue as a new message, and only then take it from the parking."""
        channel = await self._bus.channel()
        try:
            for message in await self._take(channel, letter.queue):
                if _parked(letter.queue, message).id == letter.id:
                    await channel.default_exchange.publish(
                        _fresh(message),
                        routing_key=self._bus.names.queue(letter.queue),
                        mandatory=True,
                    )
                    await message.ack()
                    return
            raise LookupError(f"{letter.id} is no longer parked")
        finally:
            await channel.close()

    async def _take(
        self, channel: AbstractRobustChannel, queue: str
    ) -> list[AbstractIncomingMessage]:
        lot = await channel.get_queue(self._bus.names.parked(queue))
        taken: list[AbstractIncomingMessage] = []
        while len(taken) < _MOST:
            message = await lot.get(fail=False)
            if message is None:
                break
            taken.append(message)
        return taken


def _fresh(message: AbstractIncomingMessage) -> Message:
    headers = {
        name: value
        for name, value in message.headers.items()
        if not name.startswith(("x-practica-", "x-death", "x-first-death", "x-delivery"))
    }
    return Message(
        message.body,
        content_type=message.content_type,
        delivery_mode=DeliveryMode.PERSISTENT,
        message_id=message.message_id,
        type=message.type,
        headers=headers,
    )


def _parked(queue: str, message: AbstractIncomingMessage) -> Parked:
    """A message that the broker itself parked has no error of ours: its consumer died of it."""
    headers = message.headers
    body = message.body.decode(errors="replace")
    return Parked(
        id=message.message_id or "?",
        queue=queue,
        type=message.type or "unknown",
        subject=_subject(body),
        error=str(headers.get("x-practica-error", "delivery limit reached: consumers died of it")),
        attempts=int(str(headers.get("x-practica-attempts", headers.get("x-delivery-count", 0)))),
        parked_at=message.timestamp or datetime.now(UTC),
        body=body,
    )


def _subject(body: str) -> str | None:
    try:
        return str(from_json(body)["subject"])
    except (ValueError, KeyError, TypeError):
        return None
