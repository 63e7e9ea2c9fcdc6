"""The worker of the placements service: it listens to identity, and releases what is due."""

from chassis.bus.port import Bus
from chassis.ledger.sealing import ledger_timers
from chassis.store import Database
from chassis.worker import Timer, Worker
from placements.commands.requests.release_due_requests import release_due_requests
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


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[PlacementsStore] | None = None
) -> Worker:
    return Worker(
        name="placements",
        settings=settings,
        database=database
        or Database(settings, store=PlacementsStore, outgoing=outgoing, source="placements"),
        bus=bus,
        subscriptions=[people.subscriptions],
        timers=[
            Timer("release held requests", every=settings.release_every, run=release_all_due),
            *ledger_timers(),
        ],
    )
