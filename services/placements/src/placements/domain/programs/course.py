"""A practicum course of a program."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self, TypedDict, Unpack
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from placements.domain.places.search import named
from placements.domain.programs.errors import HoursOutOfRange
from placements.domain.programs.program import Program


class CourseFacts(TypedDict, total=False):
    """What may be changed of a course."""

    code: str
    name_fr: str
    name_en: str
    default_hours: Decimal | None
    active: bool


@dataclass(frozen=True)
class CourseRecorded(DomainEvent):
    """The course was added or changed."""

    course: "Course"


@dataclass(eq=False, kw_only=True)
class Course(Aggregate):
    """`default_hours` are the hours per student that a new request starts from."""

    program_id: UUID
    agency_id: UUID
    code: str
    name_fr: str
    name_en: str
    default_hours: Decimal | None = None
    active: bool = True

    @classmethod
    def open_in(
        cls,
        program: Program,
        *,
        code: str,
        name_fr: str,
        name_en: str,
        default_hours: Decimal | None = None,
    ) -> Self:
        """Raises ProgramInactive, NameMissing or HoursOutOfRange."""
        course = cls(
            id=new_id(),
            program_id=program.id,
            agency_id=program.teach(),
            code=named(code, field="code"),
            name_fr=named(name_fr, field="name_fr"),
            name_en=named(name_en, field="name_en"),
            default_hours=_checked(default_hours),
        )
        course.record(CourseRecorded(course))
        return course

    def change(self, **facts: Unpack[CourseFacts]) -> None:
        """Raises NameMissing or HoursOutOfRange."""
        before = vars(self).copy()
        for field, value in facts.items():
            setattr(self, field, named(value, field=field) if isinstance(value, str) else value)
        _checked(self.default_hours)
        if vars(self) != before:
            self.record(CourseRecorded(self))


def _checked(hours: Decimal | None) -> Decimal | None:
    if hours is not None and not 0 < hours < 10_000:
        raise HoursOutOfRange("no such hours", field="default_hours")
    return hours
