"""Lines that found no rate are tried again, some at a time, the longest untried first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from billing.commands.ports import Store
from billing.domain.pricing import price
from billing.domain.rate_schedule import RateSchedule

MOST_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class PriceLinesWithoutRate:
    """`also` is a schedule whose publication is part of the same unit of work."""

    now: datetime
    payer_agency_ids: Iterable[UUID] | None = None
    also: RateSchedule | None = None
    most: int = MOST_AT_ONCE


async def price_lines_without_rate(command: PriceLinesWithoutRate, store: Store) -> int:
    """Answers how many lines were priced."""
    lines = await store.invoice_lines.without_rate(
        payer_agency_ids=command.payer_agency_ids, most=command.most, now=command.now
    )
    payers = {line.placement.payer_agency_id for line in lines}
    serving = await store.rate_schedules.serving(payers) if payers else {}
    extra = [command.also] if command.also is not None else []
    for line in lines:
        known = serving.get(line.placement.payer_agency_id, [])
        schedules = {schedule.id: schedule for schedule in (*known, *extra)}
        line.put_price(price(line.placement, schedules.values()))
    return sum(1 for line in lines if line.price is not None)
