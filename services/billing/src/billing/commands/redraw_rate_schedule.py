"""The owner of a draft replaces what it says."""

from dataclasses import dataclass
from uuid import UUID

from billing.commands.own_schedule import own_schedule
from billing.commands.ports import Store
from billing.domain.rate_schedule import RateSchedule, Span
from billing.domain.rates import Rate
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class RedrawRateSchedule:
    id: UUID
    viewer: Viewer
    name: str
    effective: Span
    rates: tuple[Rate, ...]
    expected_version: int | None = None


async def redraw_rate_schedule(command: RedrawRateSchedule, store: Store) -> RateSchedule:
    schedule = await own_schedule(command.id, command.viewer, command.expected_version, store)
    schedule.redraw(name=command.name, effective=command.effective, rates=command.rates)
    return schedule
