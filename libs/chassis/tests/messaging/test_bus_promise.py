"""The promise of the bus, held by both adapters: at least once, none lost, poison set aside."""

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from chassis.bus import Bus, OutgoingMessage
from chassis.bus.rabbitmq import RabbitBus
from chassis.ids import new_id
from chassis.outbox.relay import Relay
from chassis.store import Database
from chassis.store.tables import OUTBOX
from chassis.subscriptions.consumer import Consumer
from chassis.subscriptions.parking import DatabaseParking
from contracts.billing import InvoiceLineRecorded
from testkit import eventually

from .things import POISON, ThingsStore, a_subscription, a_thing, effects, seen

Running = Callable[..., Any]


async def commit_things(database: Database[ThingsStore], count: int, *, poison: int = -1) -> None:
    async with database.transaction() as store:
        for number in range(count):
            store.add(a_thing(POISON if number == poison else f"thing {number}"))


async def count_of(database: Database[ThingsStore], table: Any) -> int:
    async with database.reading() as connection:
        return int(await connection.scalar(select(func.count()).select_from(table)))


async def test_every_committed_event_has_its_effect_once(
    database: Database[ThingsStore], bus: Bus, running: Running
) -> None:
    consumer = Consumer(a_subscription(), database=database, bus=bus)
    await bus.declare([a_subscription().queue])
    async with running(Relay(database, bus).run(), consumer.run()):
        await commit_things(database, 1200)

        async def all_seen() -> None:
            assert await count_of(database, seen) == 1200

        await eventually(all_seen)
    assert await count_of(database, effects) == 1200


async def test_a_change_is_seen_in_its_newest_version_whatever_the_order(
    database: Database[ThingsStore], bus: Bus, running: Running
) -> None:
    thing = a_thing("first")
    async with database.transaction() as store:
        store.add(thing)
    for name in ("second", "third", "last"):
        async with database.transaction() as store:
            (await store.get(thing.id)).rename(name)
    await bus.declare([a_subscription().queue])
    consumer = Consumer(a_subscription(), database=database, bus=bus)
    async with running(Relay(database, bus).run(), consumer.run()):

        async def newest() -> None:
            async with database.reading() as connection:
                row = await connection.first(select(seen).where(seen.c.id == thing.id))
            assert row is not None
            assert (row.name, row.version) == ("last", 4)

        await eventually(newest)


async def test_a_second_delivery_of_the_same_event_has_no_effect(
    database: Database[ThingsStore], bus: Bus, running: Running
) -> None:
    await commit_things(database, 1)
    async with database.reading() as connection:
        row = await connection.first(select(OUTBOX))
    assert row is not None
    message = OutgoingMessage(row.id, row.type, row.subject, row.body.encode())
    consumer = Consumer(a_subscription(), database=database, bus=bus)
    async with running(consumer.run()):
        await bus.declare([a_subscription().queue])
        for _ in range(3):
            assert await bus.publish([message, message]) == [True, True]

        async def effect() -> None:
            assert await count_of(database, effects) == 1

        await eventually(effect)
        await asyncio.sleep(0.2)
    assert await count_of(database, effects) == 1


async def test_poison_is_parked_with_its_error_and_its_neighbours_go_on(
    database: Database[ThingsStore], bus: Bus, running: Running
) -> None:
    await bus.declare([a_subscription().queue])
    consumer = Consumer(a_subscription(), database=database, bus=bus)
    async with running(Relay(database, bus).run(), consumer.run()):
        await commit_things(database, 150, poison=70)

        async def neighbours() -> None:
            assert await count_of(database, seen) == 149

        await eventually(neighbours)

        async def parked() -> None:
            messages = await parked_messages(database, bus)
            assert [error for error, _ in messages] == ["ValueError: nobody can digest this"]
            assert messages[0][1] == 5

        await eventually(parked)
    assert await count_of(database, effects) == 149


async def test_what_is_no_event_at_all_is_parked_at_once(
    database: Database[ThingsStore], bus: Bus, running: Running
) -> None:
    garbage = OutgoingMessage(new_id(), InvoiceLineRecorded.type, new_id(), b'{"type": 7')
    consumer = Consumer(a_subscription(), database=database, bus=bus)
    await bus.declare([a_subscription().queue])
    async with running(consumer.run()):
        assert await bus.publish([garbage]) == [True]

        async def parked() -> None:
            messages = await parked_messages(database, bus)
            assert len(messages) == 1
            assert messages[0][0].startswith("not digestible")
            assert messages[0][1] == 1

        await eventually(parked)


async def test_an_event_committed_before_any_consumer_ran_is_not_lost(
    database: Database[ThingsStore], bus: Bus, running: Running
) -> None:
    await bus.declare([a_subscription().queue])
    async with running(Relay(database, bus).run()):
        await commit_things(database, 20)
        await asyncio.sleep(0.3)
    consumer = Consumer(a_subscription(), database=database, bus=bus)
    async with running(Relay(database, bus).run(), consumer.run()):

        async def all_seen() -> None:
            assert await count_of(database, seen) == 20

        await eventually(all_seen)


async def parked_messages(database: Database[ThingsStore], bus: Bus) -> list[tuple[str, int]]:
    """Error and attempts of what is parked, wherever the bus parks."""
    if isinstance(bus, RabbitBus):
        channel = await bus.channel()
        queue = await channel.get_queue(bus.names.parked("test.things"))
        message = await queue.get(fail=False)
        if message is None:
            return []
        await message.nack(requeue=True)
        await channel.close()
        return [
            (
                str(message.headers["x-practica-error"]),
                int(str(message.headers["x-practica-attempts"])),
            )
        ]
    parked = await DatabaseParking(database).parked("test.things")
    return [(message.error, message.attempts) for message in parked]
