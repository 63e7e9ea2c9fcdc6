"""Somebody looked at what a file would do, and says yes; the worker does it."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.commands.staff_upload.taking_files import expect_to_take_files
from identity.domain.staff_upload.upload import StaffUpload


@dataclass(frozen=True, kw_only=True)
class AskToApply:
    viewer: Viewer
    id: UUID
    apply_valid_only: bool = False
    expected_version: int | None = None


async def ask_to_apply(command: AskToApply, store: Store) -> StaffUpload:
    """Raises UploadNotChecked, UploadHasRefusedRows."""
    upload = await store.staff_uploads.get(command.id, command.viewer)
    department = await store.departments.get(upload.department_id, command.viewer)
    await expect_to_take_files(department, command.viewer, store)
    upload.expect_version(command.expected_version)
    upload.ask_to_apply(valid_only=command.apply_valid_only)
    return upload
