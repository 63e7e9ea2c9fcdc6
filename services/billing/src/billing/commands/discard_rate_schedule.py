"""The owner throws a draft away."""

from dataclasses import dataclass
from uuid import UUID

from billing.commands.own_schedule import own_schedule
from billing.commands.ports import Store
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class DiscardRateSchedule:
    id: UUID
    viewer: Viewer
    expected_version: int | None = None


async def discard_rate_schedule(command: DiscardRateSchedule, store: Store) -> None:
    schedule = await own_schedule(command.id, command.viewer, command.expected_version, store)
    schedule.require_draft()
    await store.rate_schedules.discard(schedule)
