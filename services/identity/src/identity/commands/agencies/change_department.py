"""A department's facts are corrected, it is closed, or opened again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.agencies.department import Department, DepartmentFacts


@dataclass(frozen=True, kw_only=True)
class ChangeDepartment:
    """`change` makes the new facts out of the old; `active` of None leaves it as it is."""

    viewer: Viewer
    id: UUID
    change: Callable[[DepartmentFacts], DepartmentFacts]
    active: bool | None = None
    expected_version: int | None = None


async def change_department(command: ChangeDepartment, store: Store) -> Department:
    department = await store.departments.get(command.id, command.viewer)
    expect_administrator_of(command.viewer, department.agency_id)
    department.expect_version(command.expected_version)
    active = department.active if command.active is None else command.active
    department.change(command.change(department.facts), active=active)
    return department
