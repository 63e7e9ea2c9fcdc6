"""The worker of the reporting service: its subscriptions."""

from chassis.bus.port import Bus
from chassis.store import Database
from chassis.worker import Worker
from reporting.messaging import names, placement_requests
from reporting.messaging.outgoing import outgoing
from reporting.settings import Settings
from reporting.store.store import ReportingStore


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[ReportingStore] | None = None
) -> Worker:
    """A database may be shared with the HTTP process where both run in one."""
    return Worker(
        name="reporting",
        settings=settings,
        database=database
        or Database(settings, store=ReportingStore, outgoing=outgoing, source="reporting"),
        bus=bus,
        subscriptions=[placement_requests.subscriptions, names.subscriptions],
    )
