"""An agency opens a department, a staff database of its own."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.agencies.department import Department


@dataclass(frozen=True, kw_only=True)
class OpenDepartment:
    viewer: Viewer
    agency_id: UUID
    name_fr: str
    name_en: str
    id: UUID | None = None


async def open_department(command: OpenDepartment, store: Store) -> Department:
    expect_administrator_of(command.viewer, command.agency_id)
    (await store.agencies.get(command.agency_id)).expect_active()
    department = Department.open(
        agency_id=command.agency_id,
        name_fr=command.name_fr,
        name_en=command.name_en,
        id=command.id,
    )
    store.departments.add(department)
    return department
