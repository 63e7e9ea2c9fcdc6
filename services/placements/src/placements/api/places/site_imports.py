"""Administrators take over the facilities of a file as sites."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from placements.api.dependencies import InTransaction
from placements.api.places.import_report import SiteImportReport
from placements.commands.import_sites.import_sites import ImportSites, import_sites, permit_import
from placements.domain.facilities.decoding import MOST_MEGABYTES
from placements.domain.facilities.parse import parse_facilities
from placements.domain.facilities.refusals import FileIsTooLarge

router = APIRouter(prefix="/site-imports", tags=["places"])

_BODY = {
    "requestBody": {
        "required": True,
        "description": "The file itself (ODHF, CSV), at most 20 MB.",
        "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post("", response_model=SiteImportReport, openapi_extra=_BODY)
async def import_file(
    request: Request,
    edge: InTransaction,
    dry_run: Annotated[bool, Query(description="Only report what would happen.")] = False,  # noqa: FBT002 - a query parameter
) -> Response:
    """Import a file whole or not at all; repeating it changes nothing."""
    permit_import(edge.viewer)
    content = await _content(request)
    file = await asyncio.to_thread(parse_facilities, content)
    command = ImportSites(file=file, viewer=edge.viewer, dry_run=dry_run)
    async with edge.transaction() as store:
        comparison = await import_sites(command, store)
        report = SiteImportReport.of(file, comparison, edge.language, dry_run=dry_run)
        return edge.answer(report)


async def _content(request: Request) -> bytes:
    """Raises FileIsTooLarge as soon as it is, without reading on."""
    most = MOST_MEGABYTES * 1024 * 1024
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            raise FileIsTooLarge("the file is too large", most=MOST_MEGABYTES)
    return bytes(content)
