"""Uploads of staff, and what was found in each row, for those who administer the agency."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection, Row
from identity.domain.access.rights import expect_overseer
from identity.domain.people.person import Language
from identity.domain.staff_upload.columns import Column, header
from identity.domain.staff_upload.planned import Outcome
from identity.domain.staff_upload.upload import StaffUpload, State
from identity.queries.access.narrowing import Key, equal, visible
from identity.store.tables.staff_uploads import staff_upload_rows, staff_uploads

Says = Callable[[str, Mapping[str, Any]], str]
"""Puts a slug and its facts into words of the caller's language."""


class CountsRow(BaseModel):
    added: int = Field(examples=[12])
    changed: int = Field(examples=[3])
    unchanged: int = Field(examples=[210])
    refused: int = Field(examples=[2])


class RefusalRow(BaseModel):
    """Why a file, or the last step, was refused."""

    slug: str = Field(examples=["staff-file-columns-missing"])
    detail: str


class UploadRow(BaseModel):
    """A file with the staff of a department. While it is `waiting` or `to_apply`, the rows done
    grow; `checked` says what it would do, `applied` what it did."""

    id: UUID
    agency_id: UUID
    department_id: UUID
    uploaded_by: UUID
    file_name: str = Field(examples=["personnel.xlsx"])
    created_at: datetime
    file_digest: str | None = Field(description="SHA-256 of the file that was handed over.")
    state: State
    apply_valid_only: bool
    rows_done: int
    rows_total: int | None
    counts: CountsRow | None
    refusal: RefusalRow | None
    finished_at: datetime | None
    version: int

    @classmethod
    def of(cls, upload: StaffUpload) -> "UploadRow":
        """Just after somebody asked for something, so there is no refusal."""
        counts = upload.counts
        return cls(
            id=upload.id,
            agency_id=upload.agency_id,
            department_id=upload.department_id,
            uploaded_by=upload.uploaded_by,
            file_name=upload.file_name,
            created_at=upload.created_at,
            file_digest=upload.file_digest,
            state=upload.state,
            apply_valid_only=upload.apply_valid_only,
            rows_done=0,
            rows_total=None,
            counts=CountsRow.model_validate(counts, from_attributes=True) if counts else None,
            refusal=None,
            finished_at=upload.finished_at,
            version=upload.version_once_saved,
        )

    @property
    def key(self) -> Key:
        return (self.id,)


class FindingRow(BaseModel):
    """What one row of the file does, or why it is refused."""

    model_config = ConfigDict(from_attributes=True)

    row: int = Field(description="As a spreadsheet counts, or the line of a text file.")
    outcome: Outcome
    name: str = Field(description="First and last name, as in the file.", examples=["Zoé Gagné"])
    changes: list[str] = Field(examples=[["title"]])
    column: Column | None
    header: str | None = Field(description="What the column is called.", examples=["Courriel"])
    reason: str | None = Field(examples=["malformed-email"])
    detail: str | None

    @property
    def key(self) -> Key:
        return (self.row,)


@dataclass(frozen=True, kw_only=True)
class WantedUploads:
    """What is None narrows nothing."""

    viewer: Viewer
    agency_id: UUID | None = None
    department_id: UUID | None = None


async def uploads_by_age(
    connection: Connection, wanted: WantedUploads, says: Says, *, cursor: Key | None, limit: int
) -> list[UploadRow]:
    """The newest first. Raises AdministratorsOnly."""
    expect_overseer(wanted.viewer)
    before = [] if cursor is None else [staff_uploads.c.id < cursor[0]]
    narrowed = equal(staff_uploads, agency_id=wanted.agency_id, department_id=wanted.department_id)
    rows = await connection.all(
        select(staff_uploads)
        .where(*_visible(wanted.viewer), *narrowed, *before)
        .order_by(staff_uploads.c.id.desc())
        .limit(limit)
    )
    return [_upload(row, says) for row in rows]


async def upload(connection: Connection, id: UUID, viewer: Viewer, says: Says) -> UploadRow:
    """Raises AdministratorsOnly, and NotFound for one of a foreign agency."""
    expect_overseer(viewer)
    row = await connection.first(
        select(staff_uploads).where(staff_uploads.c.id == id, *_visible(viewer))
    )
    if row is None:
        raise NotFound(f"No upload {id} that the viewer may know of")
    return _upload(row, says)


@dataclass(frozen=True, kw_only=True)
class WantedFindings:
    """Of one upload; an outcome of None narrows nothing."""

    upload_id: UUID
    language: Language
    outcome: Outcome | None = None


async def findings_by_row(
    connection: Connection,
    wanted: WantedFindings,
    says: Says,
    *,
    cursor: Key | None,
    limit: int | None,
) -> list[FindingRow]:
    """In the order of the file. Whether the viewer may know of the upload, `upload` says."""
    table = staff_upload_rows
    after = [] if cursor is None else [table.c.row_number > cursor[0]]
    rows = await connection.all(
        select(table)
        .where(table.c.upload_id == wanted.upload_id, *equal(table, outcome=wanted.outcome), *after)
        .order_by(table.c.row_number)
        .limit(limit)
    )
    return [_finding(row, says, wanted.language) for row in rows]


def _visible(viewer: Viewer) -> list[ColumnElement[bool]]:
    """Of the agency, and of the viewer's own departments where their rights name some."""
    rows = visible(staff_uploads, viewer)
    if rows and viewer.department_ids is not None:
        rows.append(staff_uploads.c.department_id.in_(viewer.department_ids))
    return rows


def _upload(row: Row, says: Says) -> UploadRow:
    refusal = row.refusal and RefusalRow(
        slug=row.refusal["slug"], detail=says(row.refusal["slug"], row.refusal["facts"])
    )
    return UploadRow.model_validate({**dict(row.items()), "refusal": refusal})


def _finding(row: Row, says: Says, language: Language) -> FindingRow:
    column = Column(row.column_name) if row.column_name else None
    return FindingRow(
        row=row.row_number,
        outcome=row.outcome,
        name=row.name,
        changes=row.changes,
        column=column,
        header=header(column, language) if column else None,
        reason=row.reason,
        detail=says(row.reason, row.reason_facts) if row.reason else None,
    )
