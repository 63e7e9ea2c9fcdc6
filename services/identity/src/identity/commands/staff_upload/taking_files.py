"""Whose files of staff a department takes: of those who keep its records, with accounts or not."""

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_staff_editor
from identity.domain.agencies.department import Department


async def expect_to_take_files(department: Department, viewer: Viewer, store: Store) -> None:
    """Raises NotFound, AdministratorsOnly, and DepartmentElsewhere where nobody is added."""
    expect_staff_editor(viewer, department.agency_id, department.id, has_account=True)
    department.expect_to_take_staff_of(department.agency_id)
    (await store.agencies.get(department.agency_id)).expect_active()
