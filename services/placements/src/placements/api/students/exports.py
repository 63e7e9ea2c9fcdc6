"""Everything that is held about a student, given out on the student’s request."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from placements.api.dependencies import InTransaction
from placements.domain.students.purposes import ExportPurpose
from placements.domain.students.rights import permit_export
from placements.queries.students.export import StudentExport, student_export
from placements.queries.students.readable import page_of

router = APIRouter(prefix="/students/{id}/export", tags=["students"])


class ExportFormat(StrEnum):
    JSON = "json"
    HTML = "html"


@router.post(
    "",
    response_model=StudentExport,
    responses={
        200: {"content": {"text/html": {"schema": {"type": "string"}}}},
        204: {"description": "The same `Idempotency-Key` once more."},
    },
)
async def export(
    id: UUID,
    edge: InTransaction,
    purpose: Annotated[
        ExportPurpose,
        Query(
            description="What for; kept in the access log.",
            examples=[ExportPurpose.DATA_SUBJECT_REQUEST],
        ),
    ],
    format: ExportFormat = ExportFormat.JSON,
) -> Response:
    """Everything that is held, as data or as a page to read; each export is in the access log
    with its purpose, which has to be said.

    It is not kept for repetition: under the same `Idempotency-Key` the answer is empty.
    """
    async with edge.transaction() as store:
        student = await store.students.get(id)
        permit_export(edge.viewer, student)
        store.access_log.exported(student.id, school_id=student.agency_id, purpose=purpose)
        shown = await student_export(store, student, edge.language)
        edge.answer(None)
    if format is ExportFormat.JSON:
        return Response(shown.model_dump_json(), media_type="application/json")
    return Response(page_of(shown, edge.language), media_type="text/html")
