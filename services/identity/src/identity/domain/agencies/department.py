"""A department: the staff database of an agency."""

from dataclasses import dataclass
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, DomainError, DomainEvent
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.domain.wording import required


class DepartmentElsewhere(DomainError):
    """The department belongs to another agency, or takes no new staff."""

    slug = "department-elsewhere"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    department: "Department"


@dataclass(eq=False, kw_only=True)
class Department(Aggregate):
    agency_id: UUID
    name_fr: str
    name_en: str
    active: bool

    @classmethod
    def open(cls, *, agency_id: UUID, name_fr: str, name_en: str, id: UUID | None = None) -> Self:
        department = cls(
            id=id or new_id(),
            agency_id=agency_id,
            name_fr=required(name_fr, "name_fr"),
            name_en=required(name_en, "name_en"),
            active=True,
        )
        department.record(Recorded(department))
        return department

    def change(self, *, name_fr: str, name_en: str, active: bool) -> None:
        changed = (required(name_fr, "name_fr"), required(name_en, "name_en"), active)
        if changed == (self.name_fr, self.name_en, self.active):
            return
        self.name_fr, self.name_en, self.active = changed
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
