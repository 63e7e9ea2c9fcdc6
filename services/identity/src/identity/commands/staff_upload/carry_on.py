"""The worker's part of an upload: look into the file, or apply it, in one transaction."""

import asyncio
from collections.abc import Sequence

from identity.commands.ports import Store
from identity.domain.staff_upload.plan import plan
from identity.domain.staff_upload.planned import Outcome, Plan
from identity.domain.staff_upload.refusals import StaffFileRefused
from identity.domain.staff_upload.sheet import Progress, SheetRow, no_progress, read_sheet
from identity.domain.staff_upload.upload import StaffUpload, State, digest_of


async def carry_on(upload: StaffUpload, store: Store, progress: Progress = no_progress) -> None:
    """Compares the file with the staff of this moment; if that was asked, and still comes to what
    was shown, it is applied. Nobody waits for it, so a file that cannot be taken is noted and not
    raised."""
    try:
        rows = await _rows(upload, store, progress)
    except StaffFileRefused as why:
        upload.refuse(why, store.now)
        return
    planned = await _planned(rows, upload, store, progress)
    if upload.state is State.WAITING:
        upload.checked(planned)
    elif upload.may_take(planned):
        valid = planned.of(Outcome.ADDED) + planned.of(Outcome.CHANGED)
        await store.staff_uploads.take_over(upload.agency_id, valid)
        await store.staff_uploads.forget_file(upload)
        upload.applied(planned, store.now)
        return
    await store.staff_uploads.keep_findings(upload, planned)


async def _rows(upload: StaffUpload, store: Store, progress: Progress) -> Sequence[SheetRow]:
    """The file is read for the check, and never again. Raises StaffFileRefused."""
    if upload.state is State.TO_APPLY:
        kept = await store.staff_uploads.kept_rows(upload)
        if kept is not None:
            return kept
    content = await store.staff_uploads.file(upload)
    upload.expect_file(digest_of(content))
    rows = await asyncio.to_thread(read_sheet, content, progress)
    await store.staff_uploads.keep_rows(upload, rows)
    return rows


async def _planned(
    rows: Sequence[SheetRow], upload: StaffUpload, store: Store, progress: Progress
) -> Plan:
    staff = await store.staff_uploads.staff(upload.agency_id)
    return await asyncio.to_thread(
        plan,
        rows,
        staff,
        department_id=upload.department_id,
        language=upload.language,
        progress=progress,
    )
