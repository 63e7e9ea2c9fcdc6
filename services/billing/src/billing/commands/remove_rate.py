"""The owner of a draft takes a rate out of it."""

from dataclasses import dataclass
from uuid import UUID

from billing.commands.own_schedule import own_schedule
from billing.commands.ports import Store
from billing.domain.rate_schedule import RateSchedule
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class RemoveRate:
    schedule_id: UUID
    rate_id: UUID
    viewer: Viewer
    expected_version: int | None = None


async def remove_rate(command: RemoveRate, store: Store) -> RateSchedule:
    schedule = await own_schedule(
        command.schedule_id, command.viewer, command.expected_version, store
    )
    schedule.remove_rate(command.rate_id)
    return schedule
