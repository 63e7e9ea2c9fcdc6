"""Which rate prices a placement, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from billing.domain.money import Rounding
from billing.domain.placement import Basis, Placement
from billing.domain.rate_schedule import RateSchedule
from billing.domain.rates import Rate, most_specific


class Unpriced(StrEnum):
    """Why a placement has no price."""

    NO_RATE = "no_rate"
    TIED = "tied"


@dataclass(frozen=True, kw_only=True)
class Price:
    """A rate as it stood when it was applied, and what it made of the placement."""

    schedule_id: UUID
    schedule_name: str
    rate_id: UUID
    basis: Basis
    unit_amount_minor: int
    rounding: Rounding
    currency: str
    measured_units: Decimal
    units: Decimal
    amount_minor: int


Pricing = Price | Unpriced


def price(placement: Placement, schedules: Iterable[RateSchedule]) -> Pricing:
    """The price by the schedules in force on the day the placement starts.

    The school's own rates go before those of its province. Among them the most specific wins; two
    that are equally specific price nothing, until somebody decides between them.
    """
    in_force = [each for each in schedules if each.in_force_on(placement.starts_on)]
    own = [each for each in in_force if each.province is None]
    provincial = [each for each in in_force if each.province is not None]
    for level in (own, provincial):
        best = most_specific(_matching(placement, level))
        if len(best) > 1:
            return Unpriced.TIED
        if best:
            return _apply(best[0], placement, level)
    return Unpriced.NO_RATE


def _matching(placement: Placement, schedules: Iterable[RateSchedule]) -> list[Rate]:
    return [
        rate
        for schedule in schedules
        for rate in schedule.rates
        if rate.conditions.match(placement)
    ]


def _apply(rate: Rate, placement: Placement, schedules: Iterable[RateSchedule]) -> Price:
    schedule = next(each for each in schedules if rate in each.rates)
    return Price(
        schedule_id=schedule.id,
        schedule_name=schedule.name,
        rate_id=rate.id,
        basis=rate.basis,
        unit_amount_minor=rate.amount_minor,
        rounding=rate.rounding,
        currency=schedule.currency,
        measured_units=rate.measured(placement),
        units=rate.charged(placement),
        amount_minor=rate.price(placement),
    )
