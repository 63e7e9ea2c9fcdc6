"""The relay: woken by a commit, shared by several, stopped by nothing for good."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import func, select

from chassis.bus import BusUnavailable, OutgoingMessage
from chassis.bus.in_process import InProcessBus
from chassis.outbox import relay as relay_module
from chassis.outbox.relay import Relay
from chassis.store import Database
from chassis.store.tables import OUTBOX
from testkit import eventually

from .things import ThingsStore, a_database, a_thing

Running = Callable[..., Any]


class RecordingBus(InProcessBus):
    """Counts what reaches it; may be away for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.published: Counter[Any] = Counter()
        self.away = False

    async def publish(self, messages: Sequence[OutgoingMessage]) -> list[bool]:
        if self.away:
            raise BusUnavailable("away")
        self.published.update(message.id for message in messages)
        await asyncio.sleep(0.01)
        return [True] * len(messages)


async def commit(database: Database[ThingsStore], count: int = 1) -> None:
    async with database.transaction() as store:
        for _ in range(count):
            store.add(a_thing())


async def test_a_commit_wakes_the_relay_long_before_its_poll(
    database: Database[ThingsStore], running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay_module, "POLL_SECONDS", 3600)
    bus = RecordingBus()
    async with running(Relay(database, bus).run()):
        await asyncio.sleep(0.3)
        started = time.monotonic()
        await commit(database)

        async def arrived() -> None:
            assert len(bus.published) == 1

        await eventually(arrived)
    assert time.monotonic() - started < 60


async def test_the_last_commit_of_a_process_wakes_the_relay_too(
    database: Database[ThingsStore], running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay_module, "POLL_SECONDS", 3600)
    bus = RecordingBus()
    async with running(Relay(database, bus).run()):
        await asyncio.sleep(0.3)
        short_lived = a_database(database.dsn)
        await short_lived.open()
        await commit(short_lived)
        await short_lived.close()

        async def arrived() -> None:
            assert len(bus.published) == 1

        await eventually(arrived)


async def test_the_poll_finds_what_no_wake_up_told_of(
    database: Database[ThingsStore], running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay_module, "POLL_SECONDS", 0.1)
    bus = RecordingBus()
    async with running(Relay(database, bus)._relay()):  # without its ear
        await asyncio.sleep(0.2)
        await commit(database)

        async def arrived() -> None:
            assert len(bus.published) == 1

        await eventually(arrived)


async def test_several_relays_share_the_work_and_double_nothing(
    database: Database[ThingsStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay_module, "BATCH", 20)
    bus = RecordingBus()
    await commit(database, 300)
    moved = await asyncio.gather(*(Relay(database, bus).drain() for _ in range(3)))
    assert sum(moved) == 300
    assert len([share for share in moved if share]) > 1
    assert set(bus.published.values()) == {1}


async def test_events_wait_while_the_bus_is_away(
    database: Database[ThingsStore], running: Running
) -> None:
    bus = RecordingBus()
    bus.away = True
    async with running(Relay(database, bus).run()):
        await commit(database, 5)
        await asyncio.sleep(0.3)
        assert not bus.published
        bus.away = False

        async def published_and_marked() -> None:
            assert len(bus.published) == 5
            async with database.reading() as connection:
                waiting = select(func.count()).where(OUTBOX.c.published_at.is_(None))
                assert await connection.scalar(waiting) == 0

        await eventually(published_and_marked)
