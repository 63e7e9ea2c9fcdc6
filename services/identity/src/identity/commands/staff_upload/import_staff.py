"""Whoever runs the installation takes a department’s staff from a file on its machine."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.commands.staff_upload.taking_files import expect_to_take_files
from identity.domain.people.person import Language
from identity.domain.staff_upload.plan import plan
from identity.domain.staff_upload.planned import Outcome, Plan
from identity.domain.staff_upload.sheet import Progress, SheetRow, no_progress


@dataclass(frozen=True, kw_only=True)
class ImportStaff:
    """`language` is that of people whose row names none. Without `apply` nothing is changed, and
    with a refused row only if `valid_only` says so."""

    viewer: Viewer
    department_id: UUID
    rows: Sequence[SheetRow] = field(repr=False)
    language: Language = "fr"
    apply: bool = False
    valid_only: bool = False


async def import_staff(
    command: ImportStaff, store: Store, progress: Progress = no_progress
) -> tuple[Plan, bool]:
    """What the file does, and whether it did; both of one moment, in one transaction."""
    department = await store.departments.get(command.department_id, command.viewer)
    await expect_to_take_files(department, command.viewer, store)
    staff = await store.staff_uploads.staff(department.agency_id)
    planned = await asyncio.to_thread(
        plan,
        command.rows,
        staff,
        department_id=department.id,
        language=command.language,
        progress=progress,
    )
    applied = command.apply and (command.valid_only or not planned.of(Outcome.REFUSED))
    if applied:
        valid = planned.of(Outcome.ADDED) + planned.of(Outcome.CHANGED)
        await store.staff_uploads.take_over(department.agency_id, valid)
    return planned, applied
