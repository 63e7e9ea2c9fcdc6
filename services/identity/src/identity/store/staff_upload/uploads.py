"""Where uploads are kept, with their files and findings, and how many records are written."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select, text, update

from chassis.auth import Viewer
from chassis.domain import NotFound, Stale
from chassis.store import Row, Transaction
from identity.domain.access.rights import keeps_department
from identity.domain.people.person import Person
from identity.domain.staff_upload.planned import Outcome, Plan, Planned
from identity.domain.staff_upload.sheet import SheetRow
from identity.domain.staff_upload.upload import OPEN, Counts, StaffUpload, State
from identity.store.people.people import person_of, person_row, wait_for_turn
from identity.store.staff_upload.rows import finding, packed, unpacked
from identity.store.tables.people import people
from identity.store.tables.staff_uploads import (
    staff_upload_files,
    staff_upload_rows,
    staff_uploads,
)

_AT_ONCE: Final = 20


class StoredStaffUploads:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, upload: StaffUpload) -> None:
        self._transaction.insert(staff_uploads, upload, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> StaffUpload:
        upload = await self._transaction.load(staff_uploads, id, _from_row, _to_row)
        if not keeps_department(viewer, upload.agency_id, upload.department_id):
            raise NotFound(f"Upload {id} is not one of the viewer's")
        return upload

    async def next(self) -> StaffUpload | None:
        """The oldest that is to be carried on and that no other worker is busy with; a worker that
        dies lets go of it."""
        rows = await self._transaction.all(
            select(staff_uploads.c.id)
            .where(text("state IN ('waiting', 'to_apply')"))
            .order_by(staff_uploads.c.created_at, staff_uploads.c.id)
            .limit(_AT_ONCE)
        )
        for row in rows:
            key = func.hashtextextended(f"staff upload {row.id}", 0)
            if await self._transaction.scalar(select(func.pg_try_advisory_xact_lock(key))):
                upload = await self._transaction.load(staff_uploads, row.id, _from_row, _to_row)
                if upload.state in OPEN:
                    return upload
        return None

    async def keep_file(self, upload: StaffUpload, content: bytes) -> None:
        """The upload's own row is written at the end, so the file is written after it."""
        self._transaction.append(staff_upload_files, {"upload_id": upload.id, "content": content})

    async def file(self, upload: StaffUpload) -> bytes:
        content: bytes | None = await self._transaction.scalar(
            select(staff_upload_files.c.content).where(staff_upload_files.c.upload_id == upload.id)
        )
        if content is None:
            raise NotFound(f"Upload {upload.id} has no file any more")
        return content

    async def keep_rows(self, upload: StaffUpload, rows: Sequence[SheetRow]) -> None:
        content = await asyncio.to_thread(packed, rows)
        await self._transaction.execute(
            update(staff_upload_files)
            .where(staff_upload_files.c.upload_id == upload.id)
            .values(rows=content)
        )

    async def kept_rows(self, upload: StaffUpload) -> Sequence[SheetRow] | None:
        table = staff_upload_files
        digest = func.encode(func.sha256(table.c.content), text("'hex'"))
        row = await self._transaction.first(
            select(table.c.rows, digest.label("digest")).where(table.c.upload_id == upload.id)
        )
        if row is None:
            raise NotFound(f"Upload {upload.id} has no file any more")
        upload.expect_file(row.digest)
        return None if row.rows is None else await asyncio.to_thread(unpacked, row.rows)

    async def forget_file(self, upload: StaffUpload) -> None:
        await self._transaction.execute(
            delete(staff_upload_files).where(staff_upload_files.c.upload_id == upload.id)
        )

    async def staff(self, agency_id: UUID) -> list[Person]:
        await wait_for_turn(self._transaction, agency_id)
        rows = await self._transaction.all(select(people).where(people.c.agency_id == agency_id))
        return [person_of(row) for row in rows]

    async def keep_findings(self, upload: StaffUpload, plan: Plan) -> None:
        await self._transaction.execute(
            delete(staff_upload_rows).where(staff_upload_rows.c.upload_id == upload.id)
        )
        await self._transaction.insert_many(
            staff_upload_rows, (finding(upload.id, planned) for planned in plan.rows)
        )

    async def take_over(self, agency_id: UUID, planned: Sequence[Planned]) -> None:
        """All of them leave in the one batch that ends the transaction: a statement for those who
        are new, one for the others, one for the events."""
        changed = {one.person_id: one for one in planned if one.outcome is Outcome.CHANGED}
        known = await self._transaction.load_many(
            people, [person_id for person_id in changed if person_id], person_of, person_row
        )
        if len(known) < len(changed):
            raise Stale("A record is gone since the plan was made")
        for person in known:
            person.expect_version(changed[person.id].version)
            if (facts := changed[person.id].facts) is not None:
                person.change(facts)
        for one in planned:
            if one.outcome is Outcome.ADDED and one.facts is not None:
                person = Person.add(one.facts, agency_id=agency_id)
                self._transaction.insert(people, person, person_row)

    async def tell_progress(self, id: UUID, *, done: int, total: int | None) -> None:
        """In a transaction of its own, so that it is seen at once."""
        await self._transaction.execute(
            update(staff_uploads)
            .where(staff_uploads.c.id == id)
            .values(rows_done=done, rows_total=total)
        )

    async def forget_attempts(self, id: UUID) -> None:
        """The work was done."""
        await self._transaction.execute(
            update(staff_uploads).where(staff_uploads.c.id == id).values(attempts=0)
        )

    async def count_attempt(self, id: UUID) -> int:
        """How often the work was begun, with this time."""
        attempts: int = await self._transaction.scalar(
            update(staff_uploads)
            .where(staff_uploads.c.id == id)
            .values(attempts=staff_uploads.c.attempts + 1)
            .returning(staff_uploads.c.attempts)
        )
        return attempts


def _from_row(row: Row) -> StaffUpload:
    return StaffUpload(
        id=row.id,
        agency_id=row.agency_id,
        department_id=row.department_id,
        uploaded_by=row.uploaded_by,
        file_name=row.file_name,
        language=row.language,
        created_at=row.created_at,
        file_digest=row.file_digest,
        plan_digest=row.plan_digest,
        state=State(row.state),
        apply_valid_only=row.apply_valid_only,
        counts=Counts(**row.counts) if row.counts else None,
        refusal=(row.refusal["slug"], row.refusal["facts"]) if row.refusal else None,
        finished_at=row.finished_at,
        version=row.version,
    )


def _to_row(upload: StaffUpload) -> dict[str, object]:
    refusal = upload.refusal
    return {
        "id": upload.id,
        "agency_id": upload.agency_id,
        "department_id": upload.department_id,
        "uploaded_by": upload.uploaded_by,
        "file_name": upload.file_name,
        "language": upload.language,
        "created_at": upload.created_at,
        "file_digest": upload.file_digest,
        "plan_digest": upload.plan_digest,
        "state": upload.state.value,
        "apply_valid_only": upload.apply_valid_only,
        "counts": asdict(upload.counts) if upload.counts else None,
        "refusal": {"slug": refusal[0], "facts": refusal[1]} if refusal else None,
        "finished_at": upload.finished_at,
    }
