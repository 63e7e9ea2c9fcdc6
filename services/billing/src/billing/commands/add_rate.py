"""The owner of a draft adds a rate to it."""

from dataclasses import dataclass
from uuid import UUID

from billing.commands.own_schedule import own_schedule
from billing.commands.ports import Store
from billing.domain.rate_schedule import RateSchedule
from billing.domain.rates import Rate
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class AddRate:
    schedule_id: UUID
    viewer: Viewer
    rate: Rate
    expected_version: int | None = None


async def add_rate(command: AddRate, store: Store) -> RateSchedule:
    schedule = await own_schedule(
        command.schedule_id, command.viewer, command.expected_version, store
    )
    schedule.add_rate(command.rate)
    return schedule
