"""What breaks under a running consumer or relay, and how it goes on within seconds."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import func, select

from chassis.bus import BusUnavailable, OutgoingMessage
from chassis.bus.rabbitmq import RabbitBus
from chassis.ids import new_id
from chassis.outbox.age import sample_outbox_age
from chassis.outbox.relay import Relay
from chassis.store import Database
from chassis.subscriptions import intake
from chassis.subscriptions.consumer import Consumer
from chassis.subscriptions.parking import DatabaseParking
from chassis.worker import Worker
from testkit import eventually, free_ports

from .conftest import remove_names
from .things import POISON, ThingsStore, a_subscription, a_thing, effects

Running = Callable[..., Any]


@pytest.fixture
async def rabbit(amqp_url: str, fresh_bus_prefix: str) -> AsyncIterator[RabbitBus]:
    bus = RabbitBus(amqp_url, prefix=fresh_bus_prefix)
    await bus.declare([a_subscription().queue])
    yield bus
    await remove_names(bus)
    await bus.close()


@pytest.fixture(autouse=True)
def looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LOOK_SECONDS", 0.3)


async def commit(database: Database[ThingsStore], *names: str) -> None:
    async with database.transaction() as store:
        for name in names:
            store.add(a_thing(name))


async def until_effects(database: Database[ThingsStore], count: int) -> None:
    async def there() -> None:
        async with database.reading() as connection:
            assert await connection.scalar(select(func.count()).select_from(effects)) == count

    await eventually(there, within=20)


def gauge(name: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(f"practica_{name}", labels)


def gauge_is(value: int, name: str) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        return gauge(name, queue="test.things") == value

    return check


@pytest.mark.rabbitmq
async def test_a_queue_that_is_deleted_is_made_and_consumed_anew(
    database: Database[ThingsStore], rabbit: RabbitBus, running: Running
) -> None:
    consumer = Consumer(a_subscription(), database=database, bus=rabbit)
    async with running(Relay(database, rabbit).run(), consumer.run()):
        await commit(database, "before")
        await until_effects(database, 1)
        channel = await rabbit.channel()
        await channel.queue_delete(rabbit.names.queue("test.things"))

        async def there_again() -> None:
            standing = await consumer._intake.consumption.look()
            assert standing.consumed

        await eventually(there_again)
        await commit(database, "after")
        await until_effects(database, 2)


@pytest.mark.rabbitmq
async def test_a_channel_that_the_broker_closes_comes_back(
    database: Database[ThingsStore], rabbit: RabbitBus, running: Running
) -> None:
    consumer = Consumer(a_subscription(), database=database, bus=rabbit)
    async with running(Relay(database, rabbit).run(), consumer.run()):
        await commit(database, "before")
        await until_effects(database, 1)
        consumption: Any = consumer._intake.consumption
        channel = await consumption._channel.get_underlay_channel()
        await channel.basic_ack(999_999)  # an unknown delivery: the broker closes the channel
        await commit(database, "after", "and after")
        await until_effects(database, 3)


@pytest.mark.rabbitmq
async def test_a_publishing_channel_that_is_closed_for_good_is_replaced(
    database: Database[ThingsStore], rabbit: RabbitBus, running: Running
) -> None:
    consumer = Consumer(a_subscription(), database=database, bus=rabbit)
    async with running(Relay(database, rabbit).run(), consumer.run()):
        await commit(database, "before")
        await until_effects(database, 1)
        channel = await rabbit.channel()
        await channel.exchange_delete(rabbit.names.events)
        await rabbit.declare([a_subscription().queue])  # as a worker that starts does
        await commit(database, "after")
        await until_effects(database, 2)


@pytest.mark.rabbitmq
async def test_a_connection_given_up_while_publishing_is_no_end_of_the_relay(
    rabbit: RabbitBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def given_up(*_: object) -> list[BaseException | None]:
        return [asyncio.CancelledError()]

    monkeypatch.setattr("chassis.bus.rabbitmq.bus.publish_all", given_up)
    with pytest.raises(BusUnavailable):
        await rabbit.publish([OutgoingMessage(new_id(), "a.b.v1", new_id(), b"{}")])


@pytest.mark.rabbitmq
async def test_gauges_say_what_waits_and_what_is_parked_now(
    database: Database[ThingsStore],
    rabbit: RabbitBus,
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    consumer = Consumer(a_subscription(), database=database, bus=rabbit)
    async with running(Relay(database, rabbit).run(), consumer.run()):
        await commit(database, POISON)

        await eventually(gauge_is(1, "parked_messages"))
        channel = await rabbit.channel()
        await (await channel.get_queue(rabbit.names.parked("test.things"))).purge()
        await eventually(gauge_is(0, "parked_messages"))
    await commit(database, "held by the careful", "held by the next", "waits", "waits too")
    await Relay(database, rabbit).drain()
    monkeypatch.setattr(intake, "PREFETCH", 1)
    idle = intake.Intake(rabbit, a_subscription().queue, lambda _: None, DatabaseParking(database))
    await idle.start()
    async with running(idle.watch()):
        await eventually(gauge_is(2, "queue_depth"))
    await idle.stop()


async def test_the_age_of_the_outbox_grows_until_it_is_published(
    database: Database[ThingsStore],
) -> None:
    await sample_outbox_age(database)
    assert gauge("outbox_age_seconds", service="test") == 0
    await commit(database, "waits")
    await asyncio.sleep(0.05)
    await sample_outbox_age(database)
    age = gauge("outbox_age_seconds", service="test")
    assert age is not None
    assert 0.05 <= age < 60


async def test_a_worker_whose_broker_is_away_still_stops_when_told(
    database: Database[ThingsStore],
) -> None:
    (port,) = free_ports(1)
    bus = RabbitBus(f"amqp://guest:guest@127.0.0.1:{port}/")
    worker = Worker(name="test", database=database, bus=bus, subscriptions=[a_subscription()])
    stop = asyncio.Event()
    async with asyncio.timeout(20):
        running = asyncio.create_task(worker.run(stop))
        await asyncio.sleep(0.3)
        stop.set()
        await running
    await bus.close()
