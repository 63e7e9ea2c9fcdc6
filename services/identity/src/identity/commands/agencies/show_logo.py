"""A department shows a logo on its letters and screens, or none."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.agencies.department import Department
from identity.domain.agencies.logo import Logo


@dataclass(frozen=True, kw_only=True)
class ShowLogo:
    """Without content the department shows none."""

    viewer: Viewer
    department_id: UUID
    content: bytes | None = field(repr=False)


async def show_logo(command: ShowLogo, store: Store) -> Department:
    """Raises LogoTooLarge, LogoNotAnImage, LogoTooWide."""
    department = await store.departments.get(command.department_id, command.viewer)
    expect_administrator_of(command.viewer, department.agency_id)
    if command.content is None:
        await store.departments.drop_logo(department)
    else:
        await store.departments.show_logo(department, Logo.of(command.content))
    return department
