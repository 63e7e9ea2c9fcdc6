"""A unit of work that is cancelled at any moment leaves its connection as it found it."""

import asyncio
from typing import Any

import pytest

from chassis.store import Database

from .things import ThingsStore, a_thing


@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
async def test_a_cancelled_unit_of_work_leaves_no_open_transaction(
    database: Database[ThingsStore], times: int
) -> None:
    complaints: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: complaints.append(context))
    try:
        for turns in range(40):
            task = asyncio.create_task(_save(database))
            for _ in range(times):
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
            await asyncio.wait([task])
    finally:
        loop.set_exception_handler(None)
    assert complaints == []
    await _save(database)


async def _save(database: Database[ThingsStore]) -> None:
    async with database.transaction() as store:
        store.add(a_thing())
