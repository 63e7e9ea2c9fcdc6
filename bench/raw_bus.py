"""The limit of the event path: aio-pika as its own examples use it, on a quorum queue.

`python -m bench.raw_bus publish` fills a queue, 200 confirms at a time; `consume` empties it again,
acknowledging each message. Both read their order as JSON and print their rate as JSON.
"""

import asyncio
import json
import sys
import time
from typing import Any

import aio_pika
import uvloop
from aio_pika.abc import AbstractChannel, AbstractIncomingMessage

from bench.events import a_body

_PIPELINED = 200
_PREFETCH = 100
_DECLARED: dict[str, Any] = {"durable": True, "arguments": {"x-queue-type": "quorum"}}


async def publish(channel: AbstractChannel, queue: str, count: int) -> float:
    """Messages a second, each persistent, confirmed, and as long as an event of ours."""
    await channel.declare_queue(queue, **_DECLARED)
    body = a_body()

    async def one() -> None:
        message = aio_pika.Message(body, delivery_mode=aio_pika.DeliveryMode.PERSISTENT)
        await channel.default_exchange.publish(message, routing_key=queue)

    started_at = time.perf_counter()
    for sent in range(0, count, _PIPELINED):
        await asyncio.gather(*(one() for _ in range(min(_PIPELINED, count - sent))))
    return count / (time.perf_counter() - started_at)


async def consume(channel: AbstractChannel, queue: str, count: int) -> float:
    """Messages a second; the queue is deleted afterwards."""
    await channel.set_qos(prefetch_count=_PREFETCH)
    declared = await channel.declare_queue(queue, **_DECLARED)
    done = asyncio.Event()
    left = count

    async def arrived(message: AbstractIncomingMessage) -> None:
        nonlocal left
        await message.ack()
        left -= 1
        if left == 0:
            done.set()

    started_at = time.perf_counter()
    tag = await declared.consume(arrived)
    await done.wait()
    rate = count / (time.perf_counter() - started_at)
    await declared.cancel(tag)
    await declared.delete(if_unused=False, if_empty=False)
    return rate


async def perform(what: str, *, url: str, queue: str, count: int) -> dict[str, float]:
    async with await aio_pika.connect(url) as connection:
        work = {"publish": publish, "consume": consume}[what]
        return {"per_second": await work(await connection.channel(), queue, count)}


if __name__ == "__main__":
    print(json.dumps(uvloop.run(perform(sys.argv[1], **json.load(sys.stdin)))))
