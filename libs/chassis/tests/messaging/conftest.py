"""A database of things, and both buses."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from chassis.bus import Bus
from chassis.bus.in_process import InProcessBus
from chassis.bus.rabbitmq import RabbitBus
from chassis.store import Database
from testkit.databases import ServiceDatabase

from .things import ThingsStore, a_database, metadata


@pytest.fixture
async def database(service_database: ServiceDatabase) -> AsyncIterator[Database[ThingsStore]]:
    database = a_database(service_database("things", metadata=metadata))
    await database.open()
    yield database
    await database.close()


@pytest.fixture(params=["in_process", pytest.param("rabbitmq", marks=pytest.mark.rabbitmq)])
async def bus(request: pytest.FixtureRequest, fresh_bus_prefix: str) -> AsyncIterator[Bus]:
    if request.param == "in_process":
        yield InProcessBus()
        return
    bus = RabbitBus(request.getfixturevalue("amqp_url"), prefix=fresh_bus_prefix)
    await bus.open()
    yield bus
    await remove_names(bus)
    await bus.close()


async def remove_names(bus: RabbitBus) -> None:
    """Leave nothing of the test on a broker that others use too."""
    for name in ("test.things", "test.others"):
        for queue in (bus.names.queue(name), bus.names.parked(name)):
            channel = await bus.channel()
            await channel.queue_delete(queue)
    channel = await bus.channel()
    for exchange in (bus.names.events, bus.names.parking):
        await channel.exchange_delete(exchange)


@pytest.fixture
def running() -> Callable[..., Any]:
    """Keeps coroutines running for the length of a block."""

    @asynccontextmanager
    async def run(*coroutines: Any) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            for result in results:
                if isinstance(result, Exception):
                    raise result

    return run
