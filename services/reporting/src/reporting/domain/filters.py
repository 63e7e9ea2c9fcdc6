"""What a report is limited to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from chassis.domain import DomainError
from reporting.domain.statuses import Status


class PeriodEndsBeforeItStarts(DomainError):
    """The last day of a period lies before its first."""

    slug = "period-ends-before-it-starts"


class Overlap(StrEnum):
    """When a placement counts as being in a period."""

    STARTS_IN = "starts_in"
    ENDS_IN = "ends_in"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, kw_only=True)
class Period:
    """Both ends are included; an end left out is open."""

    first_day: date | None = None
    last_day: date | None = None
    overlap: Overlap = Overlap.OVERLAPS

    def __post_init__(self) -> None:
        if self.first_day is None or self.last_day is None:
            return
        if self.last_day < self.first_day:
            raise PeriodEndsBeforeItStarts(
                f"{self.last_day} is before {self.first_day}",
                field="period_to",
                starts_on=self.first_day.isoformat(),
            )


@dataclass(frozen=True, kw_only=True)
class ReportFilters:
    """An empty tuple limits nothing; several values of one kind are alternatives.

    Statuses are meant as the reader's side sees them.
    """

    period: Period = Period()
    program_ids: tuple[UUID, ...] = ()
    course_ids: tuple[UUID, ...] = ()
    placing_agency_ids: tuple[UUID, ...] = ()
    receiving_agency_ids: tuple[UUID, ...] = ()
    site_ids: tuple[UUID, ...] = ()
    service_ids: tuple[UUID, ...] = ()
    destination_ids: tuple[UUID, ...] = ()
    disciplines: tuple[str, ...] = ()
    placement_types: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
