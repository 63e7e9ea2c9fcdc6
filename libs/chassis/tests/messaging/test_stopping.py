"""A worker that is told to stop does, whatever its jobs make of that."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from chassis import worker as workers
from chassis.bus.in_process import InProcessBus
from chassis.store import Database
from chassis.worker import Timer, Worker

from .things import ThingsStore

PATIENCE = 30


async def stopped(
    database: Database[ThingsStore],
    at_work: asyncio.Event,
    *,
    timers: Sequence[Timer] = (),
    loops: Sequence[Callable[[], Awaitable[None]]] = (),
) -> None:
    """A worker that is stopped once somebody is at work."""
    stop = asyncio.Event()
    worker = Worker(name="test", database=database, bus=InProcessBus(), timers=timers, loops=loops)
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
        group.create_task(worker.run(stop))
        await at_work.wait()
        stop.set()


async def test_a_timer_whose_work_kept_the_cancellation_to_itself_has_no_other_turn(
    database: Database[ThingsStore],
) -> None:
    at_work = asyncio.Event()

    async def deaf(_: Database[ThingsStore]) -> None:
        at_work.set()
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(PATIENCE * 2)

    with capture_logs() as logs:
        await stopped(database, at_work, timers=[Timer("deaf", timedelta(0), deaf)])

    assert [line for line in logs if line["event"] == "not stopped yet"] == []


async def test_a_loop_that_kept_the_cancellation_to_itself_is_told_again(
    database: Database[ThingsStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work = asyncio.Event()

    async def hard_of_hearing() -> None:
        for _ in range(3):
            at_work.set()
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(PATIENCE * 2)

    monkeypatch.setattr(workers, "_STOPS_WITHIN", 0.05)
    with capture_logs() as logs:
        await stopped(database, at_work, loops=[hard_of_hearing])

    told = [line["jobs"] for line in logs if line["event"] == "not stopped yet"]
    assert told
    assert told[-1] == ["test loop"]


async def test_a_connection_that_somebody_keeps_does_not_keep_the_process(
    database: Database[ThingsStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.store.pool._CLOSES_WITHIN", 0.05)
    keeping, left = asyncio.Event(), asyncio.Event()

    async def keep() -> None:
        with suppress(Exception):
            async with database.reading():
                keeping.set()
                await left.wait()

    keeper = asyncio.create_task(keep())
    await keeping.wait()
    async with asyncio.timeout(PATIENCE):
        await database.close()
    left.set()
    await keeper
    await database.open()
