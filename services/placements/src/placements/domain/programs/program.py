"""A program of a school, such as its bachelor in nursing."""

from dataclasses import dataclass
from typing import Self, TypedDict, Unpack
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from placements.domain.places.search import named
from placements.domain.programs.errors import ProgramInactive


class ProgramFacts(TypedDict, total=False):
    """What may be changed of a program."""

    name_fr: str
    name_en: str
    discipline: str
    department_id: UUID | None
    active: bool


@dataclass(frozen=True)
class ProgramRecorded(DomainEvent):
    """The program was added or changed."""

    program: "Program"


@dataclass(eq=False, kw_only=True)
class Program(Aggregate):
    """`discipline` is a stable word such as `nursing`; what its department switched on holds for
    the program, so one of another school has no effect.
    """

    agency_id: UUID
    name_fr: str
    name_en: str
    discipline: str
    department_id: UUID | None = None
    active: bool = True

    @classmethod
    def record_new(
        cls,
        *,
        agency_id: UUID,
        name_fr: str,
        name_en: str,
        discipline: str,
        department_id: UUID | None = None,
    ) -> Self:
        """Raises NameMissing."""
        program = cls(
            id=new_id(),
            agency_id=agency_id,
            name_fr=named(name_fr, field="name_fr"),
            name_en=named(name_en, field="name_en"),
            discipline=named(discipline, field="discipline").lower(),
            department_id=department_id,
        )
        program.record(ProgramRecorded(program))
        return program

    def change(self, **facts: Unpack[ProgramFacts]) -> None:
        """Raises NameMissing; telling what is known already changes nothing."""
        before = vars(self).copy()
        for field, value in facts.items():
            setattr(self, field, named(value, field=field) if isinstance(value, str) else value)
        self.discipline = self.discipline.lower()
        if vars(self) != before:
            self.record(ProgramRecorded(self))

    def teach(self) -> UUID:
        """The agency that a new course will belong to; raises ProgramInactive."""
        if not self.active:
            raise ProgramInactive("the program is retired")
        return self.agency_id
