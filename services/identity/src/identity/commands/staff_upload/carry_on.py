"""The worker's part of an upload: look into the file, or apply it, in one transaction."""

import asyncio

from identity.commands.ports import Store
from identity.domain.staff_upload.plan import Outcome, Plan, plan
from identity.domain.staff_upload.refusals import StaffFileRefused
from identity.domain.staff_upload.sheet import Progress, no_progress, read_sheet
from identity.domain.staff_upload.upload import StaffUpload, State


async def carry_on(upload: StaffUpload, store: Store, progress: Progress = no_progress) -> None:
    """Reads the file and compares it with the staff of this moment; applies it if that was asked.
    Nobody waits for it, so a file that cannot be taken is noted and not raised."""
    try:
        planned = await _planned(upload, store, progress)
    except StaffFileRefused as why:
        upload.refuse(why, store.now)
        return
    await store.staff_uploads.keep_findings(upload, planned)
    if upload.state is State.WAITING:
        upload.checked(planned)
    elif upload.may_take(planned):
        valid = planned.of(Outcome.ADDED) + planned.of(Outcome.CHANGED)
        await store.staff_uploads.take_over(upload.agency_id, valid)
        await store.staff_uploads.forget_file(upload)
        upload.applied(planned, store.now)


async def _planned(upload: StaffUpload, store: Store, progress: Progress) -> Plan:
    """Raises StaffFileRefused."""
    content = await store.staff_uploads.file(upload)
    rows = await asyncio.to_thread(read_sheet, content, progress)
    staff = await store.staff_uploads.staff(upload.agency_id)
    return await asyncio.to_thread(
        plan,
        rows,
        staff,
        department_id=upload.department_id,
        language=upload.language,
        progress=progress,
    )
