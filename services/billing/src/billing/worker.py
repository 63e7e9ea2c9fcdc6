"""The worker of the billing service: relay, subscriptions, and the search for missing rates."""

from datetime import UTC, datetime

from billing.commands.price_lines_without_rate import (
    PriceLinesWithoutRate,
    price_lines_without_rate,
)
from billing.messaging import agencies, placement_requests, programs
from billing.messaging.outgoing import outgoing
from billing.settings import Settings
from billing.store.store import BillingStore
from chassis.bus.port import Bus
from chassis.store import Database
from chassis.worker import Timer, Worker


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[BillingStore] | None = None
) -> Worker:
    """A database may be shared with the HTTP process where both run in one."""
    return Worker(
        name="billing",
        settings=settings,
        database=database
        or Database(settings, store=BillingStore, outgoing=outgoing, source="billing"),
        bus=bus,
        subscriptions=[
            placement_requests.subscriptions,
            agencies.subscriptions,
            programs.subscriptions,
        ],
        timers=[Timer("price lines without a rate", every=settings.try_rates_every, run=try_rates)],
    )


async def try_rates(database: Database[BillingStore]) -> None:
    """Catches what a schedule's publication left over, and what crossed it on the way."""
    async with database.transaction() as store:
        await price_lines_without_rate(PriceLinesWithoutRate(now=datetime.now(UTC)), store)
