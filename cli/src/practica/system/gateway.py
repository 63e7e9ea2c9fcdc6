"""The gateway's routes within one process: what nginx does in a deployment."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from starlette.responses import HTMLResponse, JSONResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from practica.system.front_page import front_page

_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'self'; frame-ancestors 'none'"),
]


class Gateway:
    """Passes `/api/<service>/…` on with the prefix taken off, and serves the web client."""

    def __init__(self, services: Mapping[str, ASGIApp], *, web: Path | None = None) -> None:
        self._services = services
        self._web = StaticFiles(directory=web, html=True) if web and web.is_dir() else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        send = _with_security_headers(send)
        app, inner = self._route(scope)
        await app(inner, receive, send)

    def _route(self, scope: Scope) -> tuple[ASGIApp, Scope]:
        path: str = scope["path"]
        if path == "/health":
            return JSONResponse({"status": "ok"}), scope
        _, api, name, *rest = [*path.split("/", 3), "", "", ""][:4]
        if api == "api" and name in self._services:
            return self._services[name], _inner(scope, prefix=f"/api/{name}", path=f"/{rest[0]}")
        if self._web is not None:
            return self._web, scope
        if path == "/":
            return HTMLResponse(front_page(self._services)), scope
        return JSONResponse({"title": "Not found"}, status_code=HTTPStatus.NOT_FOUND), scope


def _inner(scope: Scope, *, prefix: str, path: str) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name != b"x-forwarded-prefix"]
    return {
        **scope,
        "path": path,
        "raw_path": path.encode(),
        "headers": [*headers, (b"x-forwarded-prefix", prefix.encode())],
    }


def _with_security_headers(send: Send) -> Send:
    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_HEADERS]
        await send(message)

    return send_on
