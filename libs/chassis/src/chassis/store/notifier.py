"""Wakes whoever waits for what was committed, without making the caller wait.

One NOTIFY at most is under way in a process, and it speaks for every commit before it: NOTIFY
inside each transaction would make commits queue for one lock of the whole database. A wake-up lost
to a crash costs nothing but the wait for the next look of those who wait.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import asyncpg
import structlog

OUTBOX_CHANNEL = "practica_outbox"

_LONGEST_PAYLOAD = 7900
"""PostgreSQL takes less than 8000 bytes."""
_NOTIFY = "SELECT pg_notify($1, keys) FROM unnest($2::text[]) AS said (keys)"
_log = structlog.get_logger(__name__)


class Notifier:
    """Sends NOTIFY for the commits of this process, coalesced."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._committed = asyncio.Event()
        self._untold: dict[str, set[str]] = {}
        self._task = asyncio.create_task(self._run(), name="outbox notifier")

    def wake(self, channel: str = OUTBOX_CHANNEL, keys: Iterable[str] = ()) -> None:
        """Something was committed that those at the channel wait for, who wait for these keys."""
        self._untold.setdefault(channel, set()).update(keys)
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
        telling, self._untold = self._untold, {}
        try:
            async with self._pool.acquire() as raw:
                for channel, keys in telling.items():
                    if keys:
                        await raw.execute(_NOTIFY, channel, [*_payloads(keys)])
                    else:
                        await raw.execute(f"NOTIFY {channel}")
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _log.warning("nobody woken; their next look finds the rows", error=repr(error))
        except asyncio.CancelledError:
            self._take_back(telling)
            raise

    def _take_back(self, untold: Mapping[str, set[str]]) -> None:
        for channel, keys in untold.items():
            self.wake(channel, keys)


def keys_in(payload: str) -> list[str]:
    """What `wake` was called with, as it arrives."""
    return payload.split(",") if payload else []


def _payloads(keys: set[str]) -> Iterator[str]:
    """The keys, in as few messages as hold them."""
    payload = ""
    for key in sorted(keys):
        if payload and len(payload) + len(key) >= _LONGEST_PAYLOAD:
            yield payload
            payload = ""
        payload = f"{payload},{key}" if payload else key
    yield payload
