"""A department: the staff database of an agency."""

import re
from dataclasses import dataclass
from typing import Final, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, DomainError, DomainEvent
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.domain.agencies.logo import Logo
from identity.domain.wording import required, tidy_or_none

_POSTAL_CODE: Final = re.compile(
    r"([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]) ?(\d[ABCEGHJ-NPRSTV-Z]\d)"
)


class DepartmentElsewhere(DomainError):
    """The department belongs to another agency, or takes no new staff."""

    slug = "department-elsewhere"


class MalformedPostalCode(DomainError):
    """A Canadian postal code is letter, figure, letter, figure, letter, figure."""

    slug = "malformed-postal-code"


class WordInOneLanguage(DomainError):
    """A department's own word for a supervisor is given in both languages, or in none."""

    slug = "word-in-one-language"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    department: "Department"


@dataclass(frozen=True, kw_only=True)
class DepartmentFacts:
    """What a department is called, what it calls its supervisors, and where letters reach it."""

    name_fr: str
    name_en: str
    supervisor_word_fr: str | None = None
    supervisor_word_en: str | None = None
    street: str | None = None
    city: str | None = None
    postal_code: str | None = None

    def __post_init__(self) -> None:
        for name in ("name_fr", "name_en"):
            object.__setattr__(self, name, required(getattr(self, name), name))
        for name in ("supervisor_word_fr", "supervisor_word_en", "street", "city"):
            object.__setattr__(self, name, tidy_or_none(getattr(self, name)))
        object.__setattr__(self, "postal_code", _written_postal_code(self.postal_code))
        if (self.supervisor_word_fr is None) != (self.supervisor_word_en is None):
            missing = "fr" if self.supervisor_word_fr is None else "en"
            raise WordInOneLanguage(
                "The word is given in one language", field=f"supervisor_word_{missing}"
            )


@dataclass(eq=False, kw_only=True)
class Department(Aggregate):
    agency_id: UUID
    facts: DepartmentFacts
    active: bool

    @classmethod
    def open(cls, facts: DepartmentFacts, *, agency_id: UUID, id: UUID | None = None) -> Self:
        department = cls(id=id or new_id(), agency_id=agency_id, facts=facts, active=True)
        department.record(Recorded(department))
        return department

    def change(self, facts: DepartmentFacts, *, active: bool) -> None:
        if (facts, active) == (self.facts, self.active):
            return
        self.facts, self.active = facts, active
        self.record(Recorded(self))

    def expect_to_take_staff_of(self, agency_id: UUID) -> None:
        if self.agency_id != agency_id or not self.active:
            raise DepartmentElsewhere(
                f"Department {self.id} takes no staff of agency {agency_id}", field="department_id"
            )


class Departments(Protocol):
    """The departments that a viewer may know of."""

    def add(self, department: Department) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> Department: ...

    async def show_logo(self, department: Department, logo: Logo) -> None:
        """Kept in place of the one before."""
        ...

    async def drop_logo(self, department: Department) -> None: ...


def _written_postal_code(text: str | None) -> str | None:
    """`j8y1w7` as `J8Y 1W7`. Raises MalformedPostalCode."""
    if (tidy := tidy_or_none(text)) is None:
        return None
    if (code := _POSTAL_CODE.fullmatch(tidy.upper())) is None:
        raise MalformedPostalCode("No Canadian postal code", field="postal_code")
    return f"{code[1]} {code[2]}"
