"""The templates of a staff list, to download and fill in."""

from typing import Final, Literal

from fastapi import APIRouter, Response

from identity.api.dependencies import InTransaction
from identity.api.staff_upload.files import csv_template, xlsx_template

router = APIRouter(prefix="/staff-upload-templates", tags=["staff uploads"])

_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FILE: Final = {"schema": {"type": "string", "format": "binary"}}


@router.get(
    "/{format}",
    response_class=Response,
    responses={200: {"content": {"text/csv": _FILE, _TYPES["xlsx"]: _FILE}}},
)
async def download_template(format: Literal["csv", "xlsx"], edge: InTransaction) -> Response:
    """Headers in the caller's language; a file with those of either language is taken."""
    content = (csv_template if format == "csv" else xlsx_template)(edge.language)
    name = "personnel" if edge.language == "fr" else "staff"
    return Response(
        content,
        media_type=_TYPES[format],
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{format}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Language": edge.language,
        },
    )
