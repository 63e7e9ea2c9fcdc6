"""The owner ends a schedule: nothing after its last day is priced by it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from billing.commands.own_schedule import own_schedule
from billing.commands.ports import Store
from billing.domain.rate_schedule import RateSchedule
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class RetireRateSchedule:
    id: UUID
    viewer: Viewer
    last_day: date
    expected_version: int | None = None


async def retire_rate_schedule(command: RetireRateSchedule, store: Store) -> RateSchedule:
    schedule = await own_schedule(command.id, command.viewer, command.expected_version, store)
    schedule.retire(command.last_day)
    return schedule
