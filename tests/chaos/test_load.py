"""10,000 events while the broker, a relay and a consumer are killed: all arrive, each once."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from chassis.embedded import MailSink
from chassis.store.tables import OUTBOX
from testkit import Broker
from testkit.databases import ServiceDatabase
from tests.chaos.arrivals import READERS, count, events, everything_arrived
from tests.chaos.house import LEDGER, House, a_house
from tests.chaos.processes import Started

pytestmark = [pytest.mark.chaos, pytest.mark.rabbitmq, pytest.mark.xdist_group("chaos")]

EVENTS = 10_000
A_REQUEST = 4
AT_ONCE = 25
PUBLISHED = OUTBOX.c.published_at.is_not(None)
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
    consumers = {reader: [_work(house, reader) for _ in range(2)] for reader in READERS}
    async with asyncio.TaskGroup() as province:
        committing = province.create_task(_commit_all(house))
        await _until(house, OUTBOX.c.published_at.is_(None), EVENTS // 3)
        relays = [_work(house, "placements") for _ in range(2)]  # with much to publish at once
        await _until(house, PUBLISHED, EVENTS // 20)
        await _hang_and_die(broker)
        assert not committing.done(), "the broker has to fall while events are committed"
        await asyncio.sleep(3)
        await asyncio.to_thread(broker.restart)

        await _until(house, PUBLISHED, EVENTS // 2)
        for killed in (relays[0], *(both[0] for both in consumers.values())):
            killed.kill()
        for name in ("placements", *READERS):
            _work(house, name)

    assert len(await events(house.services)) == EVENTS
    await everything_arrived(house.services, within=400)
    survivors = (relays[1], *(both[1] for both in consumers.values()))
    assert all(survivor.is_running for survivor in survivors)


async def _commit_all(house: House) -> None:
    """A province at work: it goes on whatever becomes of the broker."""
    for _ in range(EVENTS // A_REQUEST // AT_ONCE):
        await house.services.requests(AT_ONCE)


async def _hang_and_die(broker: Broker) -> None:
    """What reaches its socket in the last second is lost, as nobody reads it any more."""
    assert broker.node.pid is not None
    os.kill(broker.node.pid, signal.SIGSTOP)
    await asyncio.sleep(1)
    await asyncio.to_thread(broker.kill)


def _work(house: House, name: str) -> Started:
    return house.processes.start(LEDGER if name == "ledger" else name, "work")


async def _until(house: House, condition: Any, number: int) -> None:
    """Asks often: what comes next has to come in the middle of it."""
    async with asyncio.timeout(150):
        while await count(house.services.placements, OUTBOX, condition) < number:  # noqa: ASYNC110 - another process counts
            await asyncio.sleep(0.01)
