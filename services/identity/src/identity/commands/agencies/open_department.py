"""An agency opens a department, a staff database of its own."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.agencies.department import Department, DepartmentFacts


@dataclass(frozen=True, kw_only=True)
class OpenDepartment:
    viewer: Viewer
    agency_id: UUID
    facts: DepartmentFacts
    id: UUID | None = None


async def open_department(command: OpenDepartment, store: Store) -> Department:
    expect_administrator_of(command.viewer, command.agency_id)
    (await store.agencies.get(command.agency_id)).expect_active()
    department = Department.open(command.facts, agency_id=command.agency_id, id=command.id)
    store.departments.add(department)
    return department
