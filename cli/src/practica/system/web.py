"""What a browser is served: the web client, or where none is built the way to the interfaces."""

from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from practica.system.front_page import front_page
from practica.system.own_answers import problem

_A_YEAR = {"Cache-Control": "max-age=31536000"}
_ASK_AGAIN = {"Cache-Control": "no-cache"}


def web_pages(services: Iterable[str], web: Path | None) -> ASGIApp:
    return _WebClient(web) if web and web.is_dir() else _FrontPage(services)


class _FrontPage:
    def __init__(self, services: Iterable[str]) -> None:
        self._page = front_page(services)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = (
            HTMLResponse(self._page, headers=_ASK_AGAIN)
            if scope["path"] == "/"
            else problem(scope, "unknown-address", HTTPStatus.NOT_FOUND)
        )
        await answer(scope, receive, send)


class _WebClient:
    """A page of the client's own is its `index.html`; only files that never change are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> ASGIApp:
        path: str = scope["path"]
        file = (self._folder / path.lstrip("/")).resolve()
        is_asset = path.startswith("/assets/")
        if file.is_relative_to(self._folder) and file.is_file():
            return FileResponse(file, headers=_A_YEAR if is_asset else _ASK_AGAIN)
        if is_asset:
            return problem(scope, "unknown-address", HTTPStatus.NOT_FOUND)
        return FileResponse(self._folder / "index.html", headers=_ASK_AGAIN)
