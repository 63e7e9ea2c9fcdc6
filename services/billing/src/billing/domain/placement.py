"""A placement as billing knows it, and what of it can be counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class Basis(StrEnum):
    """What a rate multiplies. Hours of a group are counted per student, or once for all of them."""

    PER_PLACEMENT = "per_placement"
    PER_STUDENT_PLACEMENT = "per_student_placement"
    PER_SHIFT = "per_shift"
    PER_STUDENT_HOUR = "per_student_hour"
    PER_SUPERVISION_HOUR = "per_supervision_hour"


@dataclass(frozen=True, kw_only=True)
class Placement:
    """The facts of a placement request that its price depends on.

    `hours_per_student` comes from the one engine that counts hours, in the placements service.
    """

    request_id: UUID
    reference: str
    payer_agency_id: UUID
    payee_agency_id: UUID
    program_id: UUID
    course_id: UUID | None
    discipline: str
    placement_type: str
    site_id: UUID
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal


def units_of(basis: Basis, placement: Placement) -> Decimal:
    """How many units of this basis the placement comes to."""
    return _COUNTED[basis](placement)


def _students(placement: Placement) -> Decimal:
    return Decimal(placement.students)


def _student_hours(placement: Placement) -> Decimal:
    return placement.students * placement.hours_per_student


_COUNTED: dict[Basis, Callable[[Placement], Decimal]] = {
    Basis.PER_PLACEMENT: lambda _: Decimal(1),
    Basis.PER_STUDENT_PLACEMENT: _students,
    Basis.PER_SHIFT: lambda placement: Decimal(placement.shifts),
    Basis.PER_STUDENT_HOUR: _student_hours,
    Basis.PER_SUPERVISION_HOUR: lambda placement: placement.hours_per_student,
}
