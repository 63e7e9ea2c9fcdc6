"""The owner puts a schedule in force; lines that waited for a rate get their price."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from billing.commands.own_schedule import own_schedule
from billing.commands.ports import Store
from billing.commands.price_lines_without_rate import (
    PriceLinesWithoutRate,
    price_lines_without_rate,
)
from billing.domain.rate_schedule import RateSchedule
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class PublishRateSchedule:
    id: UUID
    viewer: Viewer
    now: datetime
    expected_version: int | None = None


async def publish_rate_schedule(command: PublishRateSchedule, store: Store) -> RateSchedule:
    """Prices the first lines at once; a timer takes care of the rest, if there are many."""
    schedule = await own_schedule(command.id, command.viewer, command.expected_version, store)
    beside = await store.rate_schedules.published_beside(schedule)
    schedule.publish(beside=beside, now=command.now)
    payers = [schedule.owner_agency_id]
    if schedule.province is not None:
        payers = await store.agencies.in_province(schedule.province)
    await price_lines_without_rate(
        PriceLinesWithoutRate(now=command.now, payer_agency_ids=payers, also=schedule), store
    )
    return schedule
