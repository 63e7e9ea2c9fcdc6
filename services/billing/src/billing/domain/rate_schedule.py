"""A schedule of rates that an agency, or the lead of a province, sets for a span of time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from billing.domain.money import CURRENCY
from billing.domain.rates import Rate, ties
from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent, NotFound
from chassis.ids import new_id


class ScheduleStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class ScheduleEndsBeforeItStarts(DomainError):
    """The last day of a schedule lies before its first."""

    slug = "schedule-ends-before-it-starts"


class ScheduleIsNotADraft(Conflict):
    """Rates that may have priced something are not changed: retire them and publish new ones."""

    slug = "schedule-is-not-a-draft"


class ScheduleIsNotPublished(Conflict):
    """Only a schedule in force can be retired."""

    slug = "schedule-is-not-published"


class ScheduleHasNoRates(DomainError):
    """A schedule without rates would price nothing."""

    slug = "schedule-has-no-rates"


class RatesTie(DomainError):
    """Two rates would fit some placement equally well."""

    slug = "rates-tie"


class NoSuchRate(NotFound):
    slug = "no-such-rate"


@dataclass(frozen=True)
class Span:
    """Days of activity, both ends included; without an end it goes on."""

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ScheduleEndsBeforeItStarts(
                f"{self.ends_on} is before {self.starts_on}",
                field="effective_to",
                starts_on=self.starts_on.isoformat(),
            )

    def includes(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def meets(self, other: "Span") -> bool:
        return (self.ends_on is None or other.starts_on <= self.ends_on) and (
            other.ends_on is None or self.starts_on <= other.ends_on
        )


@dataclass(frozen=True)
class ScheduleChanged(DomainEvent):
    """A schedule was drawn up, redrawn, published or retired."""

    schedule: "RateSchedule"


@dataclass(eq=False, kw_only=True)
class RateSchedule(Aggregate):
    """Rates of one owner. With a province it serves every school there, else the owner's own."""

    owner_agency_id: UUID
    province: str | None
    name: str
    effective: Span
    currency: str = CURRENCY
    status: ScheduleStatus = ScheduleStatus.DRAFT
    published_at: datetime | None = None
    rates: tuple[Rate, ...] = field(default=())

    @classmethod
    def draw_up(
        cls,
        *,
        owner_agency_id: UUID,
        province: str | None,
        name: str,
        effective: Span,
        rates: Iterable[Rate],
    ) -> Self:
        schedule = cls(
            id=new_id(),
            owner_agency_id=owner_agency_id,
            province=province,
            name=name,
            effective=effective,
            rates=tuple(rates),
        )
        schedule._changed()
        return schedule

    def redraw(self, *, name: str, effective: Span, rates: Iterable[Rate]) -> None:
        """Replace everything that a draft says."""
        self.require_draft()
        self.name, self.effective, self.rates = name, effective, tuple(rates)
        self._changed()

    def add_rate(self, rate: Rate) -> None:
        self.require_draft()
        self.rates = (*self.rates, rate)
        self._changed()

    def remove_rate(self, rate_id: UUID) -> None:
        self.require_draft()
        left = tuple(rate for rate in self.rates if rate.id != rate_id)
        if left == self.rates:
            raise NoSuchRate(f"schedule {self.id} has no rate {rate_id}")
        self.rates = left
        self._changed()

    def publish(self, *, beside: Iterable["RateSchedule"], now: datetime) -> None:
        """Put the rates in force, beside the others ever published for the same schools.

        Raises RatesTie when some placement would fit two rates equally well.
        """
        self.require_draft()
        if not self.rates:
            raise ScheduleHasNoRates(f"schedule {self.id} has no rates")
        self._refuse_ties(beside)
        self.status, self.published_at = ScheduleStatus.PUBLISHED, now
        self._changed()

    def retire(self, last_day: date) -> None:
        """Nothing after this day of activity is priced by it; what came before still is."""
        if self.status is not ScheduleStatus.PUBLISHED:
            raise ScheduleIsNotPublished(f"schedule {self.id} is {self.status}")
        if self.effective.ends_on is None or last_day < self.effective.ends_on:
            self.effective = replace(self.effective, ends_on=last_day)
        self.status = ScheduleStatus.RETIRED
        self._changed()

    def in_force_on(self, day: date) -> bool:
        return self.published_at is not None and self.effective.includes(day)

    def require_draft(self) -> None:
        if self.status is not ScheduleStatus.DRAFT:
            raise ScheduleIsNotADraft(f"schedule {self.id} is {self.status}")

    def _changed(self) -> None:
        self.record(ScheduleChanged(self))

    def _refuse_ties(self, beside: Iterable["RateSchedule"]) -> None:
        rates = list(self.rates)
        for other in beside:
            same_scope = other.id != self.id and other.province == self.province
            if same_scope and other.effective.meets(self.effective):
                rates += other.rates
        tied = [pair for pair in ties(rates) if pair[0] in self.rates or pair[1] in self.rates]
        if tied:
            pairs = [[str(one.id), str(two.id)] for one, two in tied]
            raise RatesTie(f"{len(tied)} pairs of rates tie", field="rates", ties=pairs)


class RateSchedules(Protocol):
    """All rate schedules, as the domain sees them; the store provides them."""

    def add(self, schedule: RateSchedule) -> None: ...

    async def get(self, id: UUID) -> RateSchedule: ...

    async def discard(self, schedule: RateSchedule) -> None: ...

    async def published_beside(self, schedule: RateSchedule) -> list[RateSchedule]:
        """What was ever published for the same schools; nobody else publishes there meanwhile."""
        ...

    async def serving(self, payer_agency_ids: Iterable[UUID]) -> dict[UUID, list[RateSchedule]]:
        """Per payer, what was ever published by it or for its province."""
        ...
