"""Wakes the relays after a commit, without making the caller wait.

One NOTIFY at most is under way in a process, and it speaks for every commit before it: NOTIFY
inside each transaction would make commits queue for one lock of the whole database. A wake-up lost
to a crash costs nothing but the wait for the relay's next poll.
"""

import asyncio
from typing import Any

import asyncpg
import structlog

OUTBOX_CHANNEL = "practica_outbox"

_log = structlog.get_logger(__name__)


class Notifier:
    """Sends NOTIFY for the commits of this process, coalesced."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._committed = asyncio.Event()
        self._untold = False
        self._task = asyncio.create_task(self._run(), name="outbox notifier")

    def wake(self) -> None:
        """Something was committed to the outbox."""
        self._untold = True
        self._committed.set()

    async def close(self) -> None:
        """What was committed just before the end is told of, too."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if self._untold:
            await self._tell()

    async def _run(self) -> None:
        while True:
            await self._committed.wait()
            self._committed.clear()
            await self._tell()

    async def _tell(self) -> None:
        try:
            async with self._pool.acquire() as raw:
                await raw.execute(f"NOTIFY {OUTBOX_CHANNEL}")
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _log.warning("relay not woken; its poll will find the rows", error=repr(error))
        self._untold = self._committed.is_set()
