"""A unit of work that is cancelled at any moment leaves its connection as it found it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from sqlalchemy import text

from chassis.store import Database

from .things import ThingsStore, a_thing


async def _save(database: Database[ThingsStore]) -> None:
    async with database.transaction() as store:
        store.add(a_thing())


async def _begin_and_save(database: Database[ThingsStore]) -> None:
    """BEGIN goes out by itself, before a statement that is not the only one."""
    async with database.transaction() as store:
        await store.transaction.execute(text("SELECT 1"))
        store.add(a_thing())


@pytest.mark.parametrize("work", [_save, _begin_and_save])
@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
async def test_a_cancelled_unit_of_work_leaves_no_open_transaction(
    database: Database[ThingsStore],
    times: int,
    work: Callable[[Database[ThingsStore]], Coroutine[None, None, None]],
) -> None:
    complaints: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: complaints.append(context))
    try:
        for turns in range(40):
            task = asyncio.create_task(work(database))
            for _ in range(times):
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
            await asyncio.wait([task])
    finally:
        loop.set_exception_handler(None)
    assert complaints == []
    await _save(database)
