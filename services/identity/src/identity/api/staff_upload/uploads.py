"""Uploading the staff of a department: hand over a file, look what it would do, say yes."""

from collections.abc import Mapping
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field, StringConstraints

from chassis.http import Page
from chassis.problems import LanguageCode, ProblemWriter
from identity.api.bodies import Body
from identity.api.dependencies import InTransaction
from identity.api.staff_upload.files import csv_of_findings
from identity.commands.staff_upload.ask_to_apply import AskToApply, ask_to_apply
from identity.commands.staff_upload.begin_upload import BeginUpload, begin_upload
from identity.domain.staff_upload.planned import Outcome
from identity.domain.staff_upload.refusals import FileIsTooLarge
from identity.domain.staff_upload.sheet import MOST_MEGABYTES
from identity.queries.staff_upload.uploads import (
    FindingRow,
    Says,
    UploadRow,
    WantedFindings,
    WantedUploads,
    findings_by_row,
    upload,
    uploads_by_age,
)

router = APIRouter(prefix="/staff-uploads", tags=["staff uploads"])

_FILE: Final = {"schema": {"type": "string", "format": "binary"}}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "description": "The file itself, XLSX or CSV, at most 10 MB and 50,000 rows.",
        "content": {
            "text/csv": _FILE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _FILE,
        },
    }
}
FileName = Annotated[str, StringConstraints(max_length=200)]


class Consent(Body):
    apply_valid_only: bool = Field(
        default=False, description="Without it a file with a refused row changes nothing."
    )


@router.post("", status_code=202, response_model=UploadRow, openapi_extra=_BODY)
async def begin(
    request: Request,
    edge: InTransaction,
    department_id: UUID,
    file_name: Annotated[FileName, Query()] = "",
) -> Response:
    """Hand over a file. It is looked into at once, and changes nothing: ask for the upload until
    it is `checked`. Empty cells take nothing away from a record."""
    command = BeginUpload(
        viewer=edge.viewer,
        department_id=department_id,
        file_name=file_name,
        content=await _content(request),
        language=edge.language,
    )
    async with edge.transaction() as store:
        begun = await begin_upload(command, store)
        return edge.answer(
            UploadRow.of(begun),
            status_code=202,
            version=begun.version_once_saved,
            location=f"/staff-uploads/{begun.id}",
        )


@router.get("")
async def list_uploads(
    request: Request,
    edge: InTransaction,
    page: Page,
    *,
    agency_id: UUID | None = None,
    department_id: UUID | None = None,
) -> list[UploadRow]:
    """The uploads of the last month, the newest first."""
    wanted = WantedUploads(viewer=edge.viewer, agency_id=agency_id, department_id=department_id)
    says = _in_words(request, edge.language)
    async with edge.reading() as connection:
        rows = await uploads_by_age(
            connection, wanted, says, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=UploadRow)
async def show_upload(id: UUID, request: Request, edge: InTransaction) -> Response:
    """One upload, and how far it is."""
    async with edge.reading() as connection:
        row = await upload(connection, id, edge.viewer, _in_words(request, edge.language))
    return edge.answer(row, version=row.version)


@router.get("/{id}/rows")
async def list_findings(
    id: UUID, request: Request, edge: InTransaction, page: Page, outcome: Outcome | None = None
) -> list[FindingRow]:
    """What each row does, or why it is refused, in the order of the file."""
    wanted = WantedFindings(upload_id=id, language=edge.language, outcome=outcome)
    says = _in_words(request, edge.language)
    async with edge.reading() as connection:
        await upload(connection, id, edge.viewer, says)
        rows = await findings_by_row(
            connection, wanted, says, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get(
    "/{id}/rows.csv", response_class=Response, responses={200: {"content": {"text/csv": _FILE}}}
)
async def export_findings(
    id: UUID, request: Request, edge: InTransaction, outcome: Outcome | None = None
) -> Response:
    """The same as a file."""
    wanted = WantedFindings(upload_id=id, language=edge.language, outcome=outcome)
    says = _in_words(request, edge.language)
    async with edge.reading() as connection:
        await upload(connection, id, edge.viewer, says)
        rows = await findings_by_row(connection, wanted, says, cursor=None, limit=None)
    return Response(
        csv_of_findings(rows, edge.language),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="staff-upload-{id}.csv"',
            "X-Content-Type-Options": "nosniff",
            "Content-Language": edge.language,
        },
    )


@router.post("/{id}/apply", status_code=202, response_model=UploadRow)
async def apply(id: UUID, body: Consent, edge: InTransaction) -> Response:
    """Do what was shown, all of it in one transaction: ask for the upload until it is `applied`.
    If the staff changed meanwhile so that it would do anything else, it is `checked` again, with a
    `refusal`, and nothing is changed."""
    command = AskToApply(
        viewer=edge.viewer,
        id=id,
        apply_valid_only=body.apply_valid_only,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        asked = await ask_to_apply(command, store)
        return edge.answer(UploadRow.of(asked), status_code=202, version=asked.version_once_saved)


async def _content(request: Request) -> bytes:
    """Raises FileIsTooLarge as soon as it is, without reading on."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_MEGABYTES * 1024 * 1024:
            raise FileIsTooLarge("Too many bytes", most=MOST_MEGABYTES)
    return bytes(content)


def _in_words(request: Request, language: LanguageCode) -> Says:
    writer: ProblemWriter = request.app.state.problems

    def says(slug: str, facts: Mapping[str, Any]) -> str:
        return writer.detail_of(slug, language, facts) or slug

    return says
