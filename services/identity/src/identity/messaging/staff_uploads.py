"""The worker's desk for staff uploads: one file at a time, its progress told while it lasts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog

from chassis.store import Database
from identity.commands.staff_upload.carry_on import carry_on
from identity.domain.staff_upload.upload import MOST_ATTEMPTS
from identity.store.store import IdentityStore

_SECONDS_BETWEEN: Final = 0.5
_log = structlog.get_logger(__name__)


async def carry_on_staff_uploads(database: Database[IdentityStore]) -> int:
    """Everything that waits; answers how many files that were. What breaks off is begun anew by
    whoever comes next, and given up after several times."""
    done = 0
    while await _carry_on_one(database):
        done += 1
    return done


async def _carry_on_one(database: Database[IdentityStore]) -> bool:
    async with database.transaction() as store:
        upload = await store.staff_uploads.next()
        if upload is None:
            return False
        async with database.transaction() as beside:
            attempts = await beside.staff_uploads.count_attempt(upload.id)
        if attempts > MOST_ATTEMPTS:
            upload.give_up(store.now)
            return True
        async with _told(database, upload.id) as watch:
            await carry_on(upload, store, watch)
        await store.staff_uploads.forget_attempts(upload.id)
    return True


class NobodyWaits(Exception):
    """The work was broken off; what still reads the file in its thread ends by this."""


@dataclass
class Watch:
    """What the thread that reads the file says; it is written now and then, from outside."""

    done: int = 0
    total: int | None = None
    over: bool = False

    def __call__(self, done: int, total: int | None) -> None:
        """A thread cannot be cancelled, and a process ends only with its threads."""
        if self.over:
            raise NobodyWaits
        self.done, self.total = done, total


@asynccontextmanager
async def _told(database: Database[IdentityStore], id: UUID) -> AsyncIterator[Watch]:
    watch = Watch()
    telling = asyncio.create_task(_tell(database, id, watch))
    try:
        yield watch
    finally:
        watch.over = True
        telling.cancel()
        await asyncio.wait([telling])  # `await telling` could not tell its end from our own
        if not telling.cancelled() and (error := telling.exception()) is not None:
            _log.warning("progress not told", upload=str(id), error=type(error).__name__)


async def _tell(database: Database[IdentityStore], id: UUID, watch: Watch) -> None:
    told: tuple[int, int | None] = (0, None)
    while True:
        await asyncio.sleep(_SECONDS_BETWEEN)
        if (now := (watch.done, watch.total)) != told:
            async with database.transaction() as store:
                await store.staff_uploads.tell_progress(id, done=now[0], total=now[1])
            told = now
