"""One LISTEN of a process, for all in it who wait for news of their own."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog

from chassis.store.database import Database
from chassis.store.notifier import keys_in
from chassis.subscriptions.faults import PASSING

_TRY_AGAIN_SECONDS = 1.0
_log = structlog.get_logger(__name__)


class Ear:
    """Wakes those who wait for a key when a transaction anywhere woke that key at the channel.

    It connects when the first one waits and lets go after the last. Whenever it begins to hear,
    also after its connection broke, all are woken, since it may have missed something.
    """

    def __init__(self, database: Database[Any], channel: str) -> None:
        self._database = database
        self._channel = channel
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self.connected = False

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    @asynccontextmanager
    async def hearing(self, key: str, woken: asyncio.Event) -> AsyncIterator[None]:
        """Inside the block `woken` is set whenever there is news for the key."""
        self._waiting[key].add(woken)
        self._task = self._task or asyncio.create_task(self._listen(), name=f"{self._channel} ear")
        try:
            yield
        finally:
            self._waiting[key].discard(woken)
            if not self._waiting[key]:
                del self._waiting[key]
            if not self._waiting:
                self._task.cancel()
                self._task = None

    async def _listen(self) -> None:
        while True:
            try:
                async with self._database.listening() as connection:
                    await connection.listen(self._channel, self._heard)
                    self.connected = True
                    self._wake(*self._waiting)
                    await connection.until_closed()
            except PASSING as error:
                _log.warning("not listening", channel=self._channel, error=repr(error))
            finally:
                self.connected = False
            await asyncio.sleep(_TRY_AGAIN_SECONDS)

    def _heard(self, said: str) -> None:
        self._wake(*keys_in(said))

    def _wake(self, *keys: str) -> None:
        for key in keys:
            for woken in self._waiting.get(key, ()):
                woken.set()
