"""The bus within one process: what is handed to a consumer that goes away finds the next one."""

import asyncio

from chassis.bus import Incoming, OutgoingMessage, Queue
from chassis.bus.in_process import InProcessBus
from chassis.ids import new_id

QUEUE = Queue("test.things", ("thing.named.v1",))


def messages(count: int) -> list[OutgoingMessage]:
    return [OutgoingMessage(new_id(), "thing.named.v1", new_id(), b"{}") for _ in range(count)]


async def test_what_waited_for_a_consumer_that_went_away_is_not_handed_to_it() -> None:
    bus = InProcessBus()
    gone: list[Incoming] = []
    first = await bus.consume(QUEUE, gone.append, prefetch=2)
    publishing = asyncio.create_task(bus.publish(messages(10)))
    await asyncio.sleep(0.05)
    await first.stop()
    await asyncio.sleep(0.05)
    assert len(gone) == 2

    arrived: asyncio.Queue[Incoming] = asyncio.Queue()
    second = await bus.consume(QUEUE, arrived.put_nowait, prefetch=2)
    async with asyncio.timeout(5):
        for _ in range(8):
            await second.acknowledge([await arrived.get()])
        confirmed = await publishing
    assert sorted(confirmed) == [False] * 2 + [True] * 8


async def test_a_consumer_that_was_replaced_does_not_take_the_next_one_with_it() -> None:
    bus = InProcessBus()
    arrived: asyncio.Queue[Incoming] = asyncio.Queue()
    first = await bus.consume(QUEUE, arrived.put_nowait, prefetch=2)
    second = await bus.consume(QUEUE, arrived.put_nowait, prefetch=2)
    await first.stop()
    assert (await second.look()).consumed
