"""The worker of the placements service: it listens to identity, and releases what is due."""

from functools import partial

from chassis.bus.port import Bus
from chassis.data_keys import DataKeys
from chassis.ledger.sealing import ledger_timers
from chassis.store import Database
from chassis.worker import Timer, Worker
from placements.commands.requests.release_due_requests import release_due_requests
from placements.commands.students.destroy_due_students import destroy_due_students
from placements.messaging import people
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore

_BATCH = 500


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


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[PlacementsStore] | None = None
) -> Worker:
    return Worker(
        name="placements",
        settings=settings,
        database=database
        or Database(
            settings,
            store=partial(PlacementsStore, keys=DataKeys(settings.sealing_key())),
            outgoing=outgoing,
            source="placements",
        ),
        bus=bus,
        subscriptions=[people.subscriptions],
        timers=[
            Timer("release held requests", every=settings.release_every, run=release_all_due),
            Timer("destroy students’ keys", every=settings.destroy_every, run=destroy_all_due),
            *ledger_timers(),
        ],
    )
