"""One rate: when it applies, what it charges, and which of two rates speaks more exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from billing.domain.money import Rounding, amount_of
from billing.domain.placement import Basis, Placement, units_of
from chassis.domain import DomainError
from chassis.ids import new_id


class UnitsUpsideDown(DomainError):
    """The most units to charge are fewer than the least."""

    slug = "rate-units-upside-down"


@dataclass(frozen=True, kw_only=True)
class Conditions:
    """What a placement must be for a rate to apply; None asks for nothing."""

    discipline: str | None = None
    program_id: UUID | None = None
    course_id: UUID | None = None
    placement_type: str | None = None
    receiving_agency_id: UUID | None = None

    def match(self, placement: Placement) -> bool:
        pairs = (
            (self.discipline, placement.discipline),
            (self.program_id, placement.program_id),
            (self.course_id, placement.course_id),
            (self.placement_type, placement.placement_type),
            (self.receiving_agency_id, placement.payee_agency_id),
        )
        return all(wanted is None or wanted == actual for wanted, actual in pairs)

    def narrower_than(self, other: "Conditions") -> bool:
        """At least as exact on every axis, and more exact on one.

        A course lies within a program and a program within a discipline, so these three are one
        axis; the placement type and the receiving agency are two more.
        """
        mine, theirs = self.exactness, other.exactness
        return mine != theirs and all(m >= t for m, t in zip(mine, theirs, strict=True))

    def may_meet(self, other: "Conditions") -> bool:
        """Whether one placement could match both."""
        return all(
            mine is None or theirs is None or mine == theirs
            for mine, theirs in zip(self.values, other.values, strict=True)
        )

    def covers(self, first: "Conditions", second: "Conditions") -> bool:
        """Whether every placement that matches both of the others matches this one too."""
        return all(
            mine is None or mine in (one, two)
            for mine, one, two in zip(self.values, first.values, second.values, strict=True)
        )

    @property
    def values(self) -> tuple[str | UUID | None, ...]:
        return (
            self.discipline,
            self.program_id,
            self.course_id,
            self.placement_type,
            self.receiving_agency_id,
        )

    @property
    def exactness(self) -> tuple[int, int, int]:
        within = (self.discipline, self.program_id, self.course_id)
        depth = max(
            (place for place, value in enumerate(within, 1) if value is not None), default=0
        )
        return (
            depth,
            int(self.placement_type is not None),
            int(self.receiving_agency_id is not None),
        )


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A price for one unit of something, under conditions."""

    id: UUID = field(default_factory=new_id)
    conditions: Conditions
    basis: Basis
    amount_minor: int
    rounding: Rounding = Rounding.HALF_UP
    min_units: Decimal | None = None
    max_units: Decimal | None = None

    def __post_init__(self) -> None:
        if self.min_units is None or self.max_units is None:
            return
        if self.max_units < self.min_units:
            raise UnitsUpsideDown(
                f"at most {self.max_units} is less than at least {self.min_units}",
                field="max_units",
            )

    def measured(self, placement: Placement) -> Decimal:
        """The units of the placement as they were counted."""
        return units_of(self.basis, placement)

    def charged(self, placement: Placement) -> Decimal:
        """The units to pay for: never fewer than the least, never more than the most."""
        units = self.measured(placement)
        if self.min_units is not None:
            units = max(units, self.min_units)
        if self.max_units is not None:
            units = min(units, self.max_units)
        return units

    def price(self, placement: Placement) -> int:
        return amount_of(self.amount_minor, self.charged(placement), self.rounding)


def most_specific(matching: Sequence[Rate]) -> Sequence[Rate]:
    """The rate that is narrower than all others; more than one if they tie, none for none."""
    return [
        rate
        for rate in matching
        if not any(other.conditions.narrower_than(rate.conditions) for other in matching)
    ]


def ties(rates: Sequence[Rate]) -> list[tuple[Rate, Rate]]:
    """The pairs that some placement could match alike, with no third rate to decide for it."""
    pairs = [(one, two) for place, one in enumerate(rates) for two in rates[place + 1 :]]
    return [
        (one, two)
        for one, two in pairs
        if _could_tie(one.conditions, two.conditions)
        and not any(_decides(third.conditions, one.conditions, two.conditions) for third in rates)
    ]


def _could_tie(one: Conditions, two: Conditions) -> bool:
    return one.may_meet(two) and not one.narrower_than(two) and not two.narrower_than(one)


def _decides(third: Conditions, one: Conditions, two: Conditions) -> bool:
    return third.narrower_than(one) and third.narrower_than(two) and third.covers(one, two)
