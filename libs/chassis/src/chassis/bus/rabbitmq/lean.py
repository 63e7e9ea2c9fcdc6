"""aio-pika's robust connection, with deliveries handed over as aiormq read them.

aio-pika wraps each delivery in a message object and a task of its own, which costs as much as
reading it from the wire. Reconnecting and restoring queues and consumers stay aio-pika's.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from aio_pika.abc import AbstractRobustQueue
from aio_pika.robust_channel import RobustChannel
from aio_pika.robust_connection import RobustConnection
from aio_pika.robust_queue import RobustQueue
from aiormq.abc import DeliveredMessage
from pamqp.commands import Basic

Arrived = Callable[[DeliveredMessage], Coroutine[Any, Any, None]]


class LeanQueue(RobustQueue):
    """A queue that can also be consumed without message objects."""

    async def consume(self, callback: Any, *positional: Any, **options: Any) -> str:
        """As in aio-pika, which calls it again with the same options after a reconnection."""
        arguments = options.get("arguments") or {}
        if not arguments.get(LEAN):
            return await super().consume(callback, *positional, **options)
        tag = await self._consume_lean(callback, options.get("consumer_tag"))
        self._consumers[tag] = {"callback": callback, "arguments": {LEAN: True}}
        return tag

    async def _consume_lean(self, arrived: Arrived, tag: str | None) -> str:
        channel = await self.channel.get_underlay_channel()
        started = await channel.basic_consume(
            queue=self.name, consumer_callback=arrived, consumer_tag=tag
        )
        if started.consumer_tag is None:
            raise RuntimeError("the broker named no consumer")
        return started.consumer_tag


LEAN = "x-practica-lean"
"""Marks a consumer of ours among aio-pika's own options; it is never sent to the broker."""


class LeanChannel(RobustChannel):
    """Declares lean queues."""

    QUEUE_CLASS = LeanQueue

    def _on_consumer_cancel(self, frame: Basic.Cancel) -> None:
        """The queue was deleted. aio-pika would consume as if we were not lean, and the broker's
        next one may have lost its bindings: whoever watches the queue declares and consumes anew.
        """


class LeanConnection(RobustConnection):
    """Opens lean channels."""

    CHANNEL_CLASS = LeanChannel


async def consume_lean(queue: AbstractRobustQueue, arrived: Arrived) -> str:
    """Call `arrived` for every delivery, also after reconnections; answers the consumer's tag."""
    return await queue.consume(arrived, arguments={LEAN: True})  # type: ignore[arg-type]  # lean
