"""10,000 events while the broker, a relay and a consumer are killed: all arrive, each once."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from chassis.embedded import MailSink
from chassis.store.tables import OUTBOX
from testkit import Broker, eventually
from testkit.databases import ServiceDatabase
from tests.chaos.arrivals import READERS, count, events, everything_arrived
from tests.chaos.house import LEDGER, House, a_house

pytestmark = [pytest.mark.chaos, pytest.mark.rabbitmq, pytest.mark.xdist_group("chaos")]

EVENTS = 10_000
A_REQUEST = 4
AT_ONCE = 10
YOUNG_QUEUES = 4.0
"""Seconds after which RabbitMQ 3.10 has written new quorum queues down."""


@pytest.fixture
def broker(own_broker: Callable[[], Broker]) -> Broker:
    return own_broker()


@pytest.fixture
async def house(
    service_database: ServiceDatabase, broker: Broker, mail_sink: MailSink, tmp_path: Path
) -> AsyncIterator[House]:
    async with a_house(service_database, broker.url, "", mail_sink, tmp_path) as house:
        await asyncio.sleep(YOUNG_QUEUES)
        yield house


@pytest.mark.timeout(900)
async def test_nothing_is_lost_or_doubled_while_everything_is_killed_once(
    house: House, broker: Broker
) -> None:
    """Two relays and two consumers of every queue; nobody helps them to recover."""
    start = house.processes.start
    relays = [start("placements", "work") for _ in range(2)]
    consumers = {
        reader: [start(LEDGER if reader == "ledger" else reader, "work") for _ in range(2)]
        for reader in READERS
    }
    committing = asyncio.create_task(_commit_all(house))

    await _until_published(house, EVENTS // 10)
    relays[0].kill()
    start("placements", "work")
    await _until_published(house, EVENTS // 5)
    for reader in READERS:
        consumers[reader][0].kill()
        start(LEDGER if reader == "ledger" else reader, "work")
    await _until_published(house, EVENTS // 3)
    assert not committing.done(), "the broker has to fall while events are committed"
    await asyncio.to_thread(broker.kill)
    await asyncio.sleep(3)
    await asyncio.to_thread(broker.restart)
    await committing

    assert len(await events(house.services)) == EVENTS
    await everything_arrived(house.services, within=400)
    assert all(started.is_running for started in (relays[1], *(c[1] for c in consumers.values())))


async def _commit_all(house: House) -> None:
    """A province at work: it goes on whatever becomes of the broker."""
    for _ in range(EVENTS // A_REQUEST // AT_ONCE):
        await house.services.requests(AT_ONCE)


async def _until_published(house: House, number: int) -> None:
    async def published() -> None:
        assert (
            await count(house.services.placements, OUTBOX, OUTBOX.c.published_at.is_not(None))
            >= number
        )

    await eventually(published, within=120)
