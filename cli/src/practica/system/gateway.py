"""The gateway within one process: what nginx does in a deployment, but for TLS and most rates."""

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.http.frame import Frame
from practica.system.bodies import BodyTooLarge, whole_body
from practica.system.own_answers import problem
from practica.system.rates import Rates
from practica.system.web import web_pages

_CONTENT = (
    b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    b"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", _CONTENT),
]
_SAID_ONCE = frozenset(name for name, _ in _HEADERS) - {b"content-security-policy"}
"""What a service says of these, the gateway says in its place; policies of content add up."""

_FOR_OPERATORS = frozenset({"health", "metrics"})
"""What services tell their operators is not for the outside."""

_DESCRIBED = "/.well-known/oauth-authorization-server"
"""Where RFC 8414 has the description of the issuer `…/api/identity`."""

_MEGABYTE = 1 << 20
_LARGEST_BODY = _MEGABYTE
_LARGEST_FILES = {
    ("placements", "site-imports"): 25 * _MEGABYTE,
    ("identity", "staff-uploads"): 11 * _MEGABYTE,
}
_RETRY_AFTER = 2


class Gateway:
    """Passes `/api/<service>/…` on with the prefix taken off, and serves the web client."""

    def __init__(
        self,
        services: Mapping[str, ASGIApp],
        *,
        web: Path | None = None,
        rates: Rates | None = None,
    ) -> None:
        self._services = services
        self._rates = rates or Rates()
        self._own = Frame(_OwnAnswers(web_pages(services, web)), service="gateway")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        scope = {**scope, "headers": _as_the_caller_may_say(scope)}
        send = _with_security_headers(send)
        service, path = _asked(scope["path"])
        app = self._services.get(service)
        if app is None or _first_of(path) in _FOR_OPERATORS:
            await self._own(scope, receive, send)
            return
        if not self._rates.allow(scope, service, path):
            await self._own({**scope, "too_often": True}, receive, send)
            return
        try:
            receive = await whole_body(scope, receive, limit=_limit(service, path))
        except BodyTooLarge:
            await self._own({**scope, "too_large": True}, receive, send)
            return
        await app(_inner(scope, service, path), receive, send)


class _OwnAnswers:
    """What is answered without asking a service."""

    def __init__(self, web: ASGIApp) -> None:
        self._web = web

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope)(scope, receive, send)

    def _app(self, scope: Scope) -> ASGIApp:
        if scope.get("too_large"):
            return problem(scope, "body-too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if scope.get("too_often"):
            return problem(
                scope, "too-many-requests", HTTPStatus.TOO_MANY_REQUESTS, retry_after=_RETRY_AFTER
            )
        if scope["path"] == "/health":
            return PlainTextResponse("ok\n")
        if _first_of(scope["path"]) == "api":
            return problem(scope, "unknown-address", HTTPStatus.NOT_FOUND)
        return self._web


def _asked(path: str) -> tuple[str, str]:
    """The service and the path within it; an empty service where the path names none."""
    if path == f"{_DESCRIBED}/api/identity":
        return "identity", _DESCRIBED
    _, api, service, rest = [*path.split("/", 3), "", "", ""][:4]
    return (service, f"/{rest}") if api == "api" else ("", path)


def _first_of(path: str) -> str:
    return next((part for part in path.split("/") if part not in ("", ".")), "")


def _limit(service: str, path: str) -> int:
    return _LARGEST_FILES.get((service, _first_of(path)), _LARGEST_BODY)


def _as_the_caller_may_say(scope: Scope) -> list[tuple[bytes, bytes]]:
    """Only a gateway says where a request came from."""
    return [(name, value) for name, value in scope["headers"] if not _is_forwarding(name)]


def _is_forwarding(name: bytes) -> bool:
    return name.startswith(b"x-forwarded-") or name == b"forwarded"


def _for(service: str, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Only identity has cookies."""
    if service == "identity":
        return headers
    return [(name, value) for name, value in headers if name != b"cookie"]


def _inner(scope: Scope, service: str, path: str) -> Scope:
    prefix = f"/api/{service}"
    return {
        **scope,
        "path": path,
        "raw_path": scope.get("raw_path", b"").removeprefix(prefix.encode()) or b"/",
        "headers": [*_for(service, scope["headers"]), (b"x-forwarded-prefix", prefix.encode())],
    }


def _with_security_headers(send: Send) -> Send:
    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [each for each in message["headers"] if each[0] not in _SAID_ONCE]
            message["headers"] = [*own, *_HEADERS]
        await send(message)

    return send_on
