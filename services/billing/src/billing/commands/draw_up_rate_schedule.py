"""A school, or the lead of a province, draws up a schedule of rates."""

from dataclasses import dataclass

from billing.commands.ports import Store
from billing.domain.rate_schedule import RateSchedule, Span
from billing.domain.rates import Rate
from billing.domain.rights import require_rate_setter
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class DrawUpRateSchedule:
    """With a province it serves all schools there."""

    viewer: Viewer
    name: str
    effective: Span
    rates: tuple[Rate, ...]
    province: str | None = None


async def draw_up_rate_schedule(command: DrawUpRateSchedule, store: Store) -> RateSchedule:
    owner = command.viewer.agency_id
    provincial = command.province is not None
    require_rate_setter(command.viewer, owner_agency_id=owner, provincial=provincial)
    schedule = RateSchedule.draw_up(
        owner_agency_id=owner,
        province=command.province,
        name=command.name,
        effective=command.effective,
        rates=command.rates,
    )
    store.rate_schedules.add(schedule)
    return schedule
