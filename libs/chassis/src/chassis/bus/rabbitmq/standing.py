"""How a queue stands on the broker."""

from collections.abc import Container

from aiormq.channel import Channel
from aiormq.exceptions import ChannelNotFoundEntity

from chassis.bus.port import Standing


async def standing_of(
    channel: Channel, *, queue: str, parked: str, tags: Container[str]
) -> Standing:
    """Asked on a channel beside this one: the broker closes it if a queue is gone.

    Consumed means that one of the channel's own consumers is among `tags`, and the broker knows it.
    """
    probe = await channel.connection.channel(publisher_confirms=False)
    try:
        waiting = await probe.queue_declare(queue, passive=True)
        lot = await probe.queue_declare(parked, passive=True)
    except ChannelNotFoundEntity:
        return Standing(0, 0, consumed=False)
    finally:
        await probe.close()
    consumed = any(tag in tags for tag in channel.consumers) and bool(waiting.consumer_count)
    return Standing(waiting.message_count or 0, lot.message_count or 0, consumed)
