"""What a caller sends to describe schedules and rates."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from billing.domain.money import Rounding
from billing.domain.placement import Basis
from billing.domain.rate_schedule import Span
from billing.domain.rates import Conditions, Rate
from contracts.placements import PlacementType

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Province = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Units = Annotated[Decimal, Field(ge=0, le=1_000_000, max_digits=10, decimal_places=2)]

_MOST_RATES = 500


class NewRate(BaseModel):
    """A price in cents for one unit. Every condition left out matches everything."""

    model_config = ConfigDict(extra="forbid")

    discipline: Annotated[Code | None, Field(examples=["nursing"])] = None
    program_id: UUID | None = None
    course_id: UUID | None = None
    placement_type: PlacementType | None = None
    receiving_agency_id: UUID | None = None
    basis: Basis
    amount_minor: Annotated[int, Field(ge=0, le=1_000_000_000, strict=True, examples=[175])]
    rounding: Rounding = Rounding.HALF_UP
    min_units: Units | None = None
    max_units: Units | None = None

    def as_rate(self) -> Rate:
        return Rate(
            conditions=Conditions(
                discipline=self.discipline,
                program_id=self.program_id,
                course_id=self.course_id,
                placement_type=self.placement_type,
                receiving_agency_id=self.receiving_agency_id,
            ),
            basis=self.basis,
            amount_minor=self.amount_minor,
            rounding=self.rounding,
            min_units=self.min_units,
            max_units=self.max_units,
        )


class RateScheduleBody(BaseModel):
    """Days of activity are included at both ends; without an end the schedule goes on."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Name, Field(examples=["Tarifs 2026"])]
    effective_from: Annotated[date, Field(examples=["2026-01-01"])]
    effective_to: date | None = None
    rates: Annotated[list[NewRate], Field(max_length=_MOST_RATES)] = []

    @property
    def effective(self) -> Span:
        return Span(self.effective_from, self.effective_to)

    def as_rates(self) -> tuple[Rate, ...]:
        return tuple(rate.as_rate() for rate in self.rates)


class NewRateSchedule(RateScheduleBody):
    """With a province, which only its lead may name, it serves all schools there."""

    province: Annotated[Province | None, Field(examples=["QC"])] = None


class Retirement(BaseModel):
    last_day: Annotated[date, Field(examples=["2026-12-31"])]
