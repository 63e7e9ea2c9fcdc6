"""Somebody hands over a file with the staff of a department; the worker looks into it."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.people.person import Language
from identity.domain.staff_upload.sheet import expect_possible
from identity.domain.staff_upload.upload import StaffUpload
from identity.domain.wording import tidy


@dataclass(frozen=True, kw_only=True)
class BeginUpload:
    """`language` is that of people whose row names none."""

    viewer: Viewer
    department_id: UUID
    file_name: str
    content: bytes = field(repr=False)
    language: Language = "fr"


async def begin_upload(command: BeginUpload, store: Store) -> StaffUpload:
    """Raises StaffFileRefused where a glance is enough, and DepartmentElsewhere."""
    department = await store.departments.get(command.department_id, command.viewer)
    expect_administrator_of(command.viewer, department.agency_id)
    department.expect_to_take_staff_of(department.agency_id)
    (await store.agencies.get(department.agency_id)).expect_active()
    expect_possible(command.content)
    upload = StaffUpload.begin(
        agency_id=department.agency_id,
        department_id=department.id,
        viewer=command.viewer,
        file_name=tidy(command.file_name)[:200],
        language=command.language,
        now=store.now,
    )
    store.staff_uploads.add(upload)
    await store.staff_uploads.keep_file(upload, command.content)
    return upload
