"""Somebody hands over a file with the staff of a department; the worker looks into it."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.commands.staff_upload.taking_files import expect_to_take_files
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
    await expect_to_take_files(department, command.viewer, store)
    expect_possible(command.content)
    upload = StaffUpload.begin(
        department=department,
        viewer=command.viewer,
        file_name=tidy(command.file_name)[:200],
        content=command.content,
        language=command.language,
        now=store.now,
    )
    store.staff_uploads.add(upload)
    await store.staff_uploads.keep_file(upload, command.content)
    return upload
