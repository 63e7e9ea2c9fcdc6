"""A department is renamed, closed, or opened again."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.agencies.department import Department


@dataclass(frozen=True, kw_only=True)
class ChangeDepartment:
    """What is None stays as it is."""

    viewer: Viewer
    id: UUID
    name_fr: str | None = None
    name_en: str | None = None
    active: bool | None = None
    expected_version: int | None = None


async def change_department(command: ChangeDepartment, store: Store) -> Department:
    department = await store.departments.get(command.id, command.viewer)
    expect_administrator_of(command.viewer, department.agency_id)
    department.expect_version(command.expected_version)
    department.change(
        name_fr=department.name_fr if command.name_fr is None else command.name_fr,
        name_en=department.name_en if command.name_en is None else command.name_en,
        active=department.active if command.active is None else command.active,
    )
    return department
