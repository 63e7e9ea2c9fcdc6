"""The logos of departments: served so that a browser only ever shows them."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request, Response

from identity.api.dependencies import InTransaction
from identity.commands.agencies.show_logo import ShowLogo, show_logo
from identity.domain.agencies.logo import MOST_KILOBYTES, Logo, LogoTooLarge
from identity.queries.agencies.logos import LogoRow, logo

router = APIRouter(prefix="/departments/{id}/logo", tags=["departments"])

_PICTURE: Final = {"schema": {"type": "string", "format": "binary"}}
_PICTURES: Final = {"image/png": _PICTURE, "image/jpeg": _PICTURE}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "description": "A PNG or JPEG, at most 300 pixels wide and high, and 256 KB.",
        "content": _PICTURES,
    }
}
_HARMLESS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


@router.put("", response_model=LogoRow, openapi_extra=_BODY)
async def put_logo(id: UUID, request: Request, edge: InTransaction) -> Response:
    """Show a logo in place of the one before. What it is, its content says, not its name."""
    content = await _content(request)
    command = ShowLogo(viewer=edge.viewer, department_id=id, content=content)
    async with edge.transaction() as store:
        department = await show_logo(command, store)
        return edge.answer(LogoRow.of(department.id, Logo.of(content)))


@router.get("", response_class=Response, responses={200: {"content": _PICTURES}, 304: {}})
async def show(id: UUID, request: Request, edge: InTransaction) -> Response:
    """The picture; a browser that has it already is told so."""
    async with edge.reading() as connection:
        picture = await logo(connection, id, edge.viewer)
    etag = f'"{picture.digest}"'
    headers = {**_HARMLESS, "ETag": etag}
    known = request.headers.get("if-none-match", "").split(",")
    if etag in (one.strip().removeprefix("W/") for one in known):
        return Response(status_code=304, headers=headers)
    return Response(picture.content, media_type=picture.type, headers=headers)


@router.delete("", status_code=204)
async def drop(id: UUID, edge: InTransaction) -> Response:
    """Show no logo any more."""
    command = ShowLogo(viewer=edge.viewer, department_id=id, content=None)
    async with edge.transaction() as store:
        await show_logo(command, store)
        return edge.answer(None)


async def _content(request: Request) -> bytes:
    """Raises LogoTooLarge as soon as it is, without reading on."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_KILOBYTES * 1024:
            raise LogoTooLarge("The logo has too many bytes", most=MOST_KILOBYTES)
    return bytes(content)
