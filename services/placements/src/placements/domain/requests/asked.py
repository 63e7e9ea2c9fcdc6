"""What a school asks for: where, when, for how many, and for how long."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from uuid import UUID

from placements.domain.requests.errors import (
    IndividualHasOneStudent,
    NegativeAmount,
    NoStudents,
    PeriodEndsBeforeItStarts,
)
from placements.domain.requests.statuses import PlacementType

Changes = dict[str, dict[str, object]]
"""Field → {"from": …, "to": …}, in values that JSON knows."""


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day on site."""

    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise PeriodEndsBeforeItStarts(
                f"{self.ends_on} is before {self.starts_on}",
                field="ends_on",
                starts_on=self.starts_on.isoformat(),
                ends_on=self.ends_on.isoformat(),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The body of a request; `hours_per_student` are hours of one student over the placement."""

    program_id: UUID
    course_id: UUID | None = None
    discipline: str
    placement_type: PlacementType
    receiving_agency_id: UUID | None
    site_id: UUID
    service_id: UUID
    destination_id: UUID
    period: Period
    students: int
    shifts: int
    hours_per_student: Decimal
    release_on: date | None = None

    def __post_init__(self) -> None:
        if self.students < 1:
            raise NoStudents(f"{self.students} students", field="students")
        if self.placement_type is PlacementType.INDIVIDUAL and self.students != 1:
            raise IndividualHasOneStudent(f"{self.students} students", field="students")
        if self.shifts < 0:
            raise NegativeAmount(f"{self.shifts} shifts", field="shifts")
        if self.hours_per_student < 0:
            raise NegativeAmount(f"{self.hours_per_student} hours", field="hours_per_student")

    def release_ahead(self, today: date) -> bool:
        """Whether the request must not reach the receiving side yet."""
        return self.release_on is not None and self.release_on > today


def changes_between(before: Asked, after: Asked) -> Changes:
    """What an edit changed, field by field, for the history."""
    changes: Changes = {}
    for name in (field.name for field in fields(Asked)):
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if isinstance(old, Period):
            changes |= _period_changes(old, new)
        else:
            changes[name] = change(old, new)
    return changes


def change(old: object, new: object) -> dict[str, object]:
    """One field's share of a history entry."""
    return {"from": _plain(old), "to": _plain(new)}


def _period_changes(old: Period, new: Period) -> Changes:
    pairs = {
        "starts_on": (old.starts_on, new.starts_on),
        "ends_on": (old.ends_on, new.ends_on),
    }
    return {name: change(*pair) for name, pair in pairs.items() if pair[0] != pair[1]}


def _plain(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return str(value)
