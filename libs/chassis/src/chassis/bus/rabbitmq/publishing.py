"""Publishing many messages as one write, and waiting for their confirms together.

aio-pika publishes one message a call, each with a lock, a timeout, a task and a write of its own;
that costs three times what the frames themselves do. Here a chunk of messages takes the channel's
lock once and leaves as one block of frames, with the same bookkeeping of delivery tags.
"""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import islice

from aiormq.abc import ChannelFrame
from aiormq.channel import Channel
from aiormq.exceptions import ChannelInvalidStateError
from pamqp.base import Frame
from pamqp.body import ContentBody
from pamqp.commands import Basic
from pamqp.common import FieldTable
from pamqp.header import ContentHeader

from chassis.bus.port import OutgoingMessage

CHUNK = 50
CONFIRM_SECONDS = 30

_PERSISTENT = 2

Confirm = asyncio.Future[Basic.Ack]


async def publish_all(
    channel: Channel,
    exchange: str,
    messages: Sequence[OutgoingMessage],
    *,
    routing_key: str | None = None,
) -> list[BaseException | None]:
    """None for each message that the broker has confirmed, else why it is not safe there.

    Without a `routing_key` each goes by its type.
    """
    confirms: list[Confirm] = []
    remaining = iter(messages)
    while chunk := list(islice(remaining, CHUNK)):
        confirms += await _send(channel, chunk, exchange, routing_key)
    await asyncio.wait(confirms, timeout=CONFIRM_SECONDS)
    return [_outcome(confirm) for confirm in confirms]


async def _send(
    channel: Channel, chunk: list[OutgoingMessage], exchange: str, routing_key: str | None
) -> list[Confirm]:
    async with channel.lock:
        if channel.is_closed:
            raise ChannelInvalidStateError(f"{channel!r} closed")
        frames = [
            frame for message in chunk for frame in _frames(channel, message, exchange, routing_key)
        ]
        block = ChannelFrame.marshall(frames=frames, channel_number=channel.number)
        first = channel.delivery_tag + 1
        confirms: list[Confirm] = [channel.create_future() for _ in chunk]
        channel.delivery_tag += len(chunk)
        channel.confirmations.update(enumerate(confirms, start=first))
        try:
            await channel.write_queue.put(block)
        except BaseException:
            channel.delivery_tag -= len(chunk)  # the broker has not seen them: the numbers are free
            for tag, confirm in enumerate(confirms, start=first):
                channel.confirmations.pop(tag, None)
                confirm.cancel()
            raise
    return confirms


def _frames(
    channel: Channel, message: OutgoingMessage, exchange: str, routing_key: str | None
) -> Iterator[Frame | ContentHeader | ContentBody]:
    headers: FieldTable = {"traceparent": message.traceparent} if message.traceparent else {}
    yield Basic.Publish(exchange=exchange, routing_key=routing_key or message.type)
    yield ContentHeader(
        body_size=len(message.body),
        properties=Basic.Properties(
            content_type="application/cloudevents+json",
            delivery_mode=_PERSISTENT,
            message_id=str(message.id),
            message_type=message.type,
            headers=headers,
        ),
    )
    yield from channel._split_body(message.body)  # noqa: SLF001 - knows the negotiated frame size


def _outcome(confirm: Confirm) -> BaseException | None:
    if not confirm.done():
        confirm.cancel()
        return TimeoutError(f"not confirmed within {CONFIRM_SECONDS} s")
    if confirm.cancelled():
        return ConnectionError("the channel closed before the confirm")
    return confirm.exception()
