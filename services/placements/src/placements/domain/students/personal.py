"""What a school holds of a student; all of it is sealed where it lies."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self, TypedDict, Unpack

from placements.domain.places.search import named
from placements.domain.students.errors import BornInTheFuture


class PersonalFacts(TypedDict, total=False):
    """What may be changed of a student's record."""

    first_name: str
    last_name: str
    student_number: str
    school_email: str | None
    born_on: date | None
    gender: str | None
    home_address: str | None
    health_note: str | None
    profile: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """`profile` is what the school tells receivers; `health_note` never leaves the program."""

    first_name: str
    last_name: str
    student_number: str
    school_email: str | None = None
    born_on: date | None = None
    gender: str | None = None
    home_address: str | None = None
    health_note: str | None = None
    profile: str | None = None
    guardian_name: str | None = None

    def changed(self, today: date, **facts: Unpack[PersonalFacts]) -> Self:
        """Raises NameMissing or BornInTheFuture."""
        return replace(self, **facts).checked(today)

    def checked(self, today: date) -> Self:
        """The same with its spaces in order. Raises NameMissing or BornInTheFuture."""
        if self.born_on is not None and self.born_on > today:
            raise BornInTheFuture("nobody is born tomorrow", field="born_on")
        return replace(
            self,
            first_name=named(self.first_name, field="first_name"),
            last_name=named(self.last_name, field="last_name"),
            student_number=named(self.student_number, field="student_number"),
        )

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def number_key(self) -> str:
        """Two numbers that read alike are the same number."""
        return "".join(self.student_number.split()).casefold()
