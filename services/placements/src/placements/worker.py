"""The worker of the placements service: it listens to identity, and releases what is due."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import structlog

from chassis.bus.port import Bus
from chassis.data_keys import DataKeys
from chassis.ledger.sealing import ledger_timers
from chassis.store import Database
from chassis.worker import Timer, Worker
from placements.commands.requests.release_due_requests import release_due_requests
from placements.commands.students.destroy_due_students import destroy_due_students
from placements.commands.students.rotate_keys import rotate_keys
from placements.commands.students.warn_of_consents import warn_of_consents
from placements.messaging import people
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore

_BATCH = 500
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many keys came under the newest one, and how many no key given opens."""

    done: int
    closed: int


async def release_all_due(database: Database[PlacementsStore]) -> int:
    """One transaction a batch, so that a burst neither waits for nor loses everything at once."""
    released = 0
    while True:
        async with database.transaction() as store:
            batch = await release_due_requests(store, at_most=_BATCH)
        released += batch
        if batch < _BATCH:
            return released


async def destroy_all_due(database: Database[PlacementsStore]) -> int:
    """Batch by batch, too; safe in several workers at once."""
    destroyed = 0
    while True:
        async with database.transaction() as store:
            batch = await destroy_due_students(store, at_most=_BATCH)
        destroyed += batch
        if batch < _BATCH:
            return destroyed


async def warn_of_all_consents(database: Database[PlacementsStore]) -> int:
    """One event a program, in one commit with the marks."""
    async with database.transaction() as store:
        return await warn_of_consents(store)


async def rotate_all_keys(
    database: Database[PlacementsStore], *, tell: Callable[[int], None] = lambda _done: None
) -> Rotated:
    """Each batch commits, so that what was broken off goes on where it stood; once all keys are
    under the newest one it costs a look.
    """
    done, closed, last = 0, 0, None
    while True:
        async with database.transaction() as store:
            batch = await rotate_keys(store, after=last, at_most=_BATCH)
        done, closed = done + batch.done, closed + batch.closed
        if batch.last is None:
            break
        last = batch.last
        tell(done)
    if done or closed:
        _log.info("students’ keys were wrapped anew", done=done, closed=closed)
    return Rotated(done=done, closed=closed)


def create_database(settings: Settings) -> Database[PlacementsStore]:
    return Database(
        settings,
        store=partial(PlacementsStore, keys=DataKeys(*settings.sealing_keys())),
        outgoing=outgoing,
        source="placements",
    )


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[PlacementsStore] | None = None
) -> Worker:
    return Worker(
        name="placements",
        settings=settings,
        database=database or create_database(settings),
        bus=bus,
        subscriptions=[people.subscriptions],
        timers=[
            Timer("release held requests", every=settings.release_every, run=release_all_due),
            Timer("destroy students’ keys", every=settings.destroy_every, run=destroy_all_due),
            Timer("warn of consents", every=settings.warn_every, run=warn_of_all_consents),
            Timer("wrap students’ keys anew", every=settings.rotate_every, run=rotate_all_keys),
            *ledger_timers(),
        ],
    )
