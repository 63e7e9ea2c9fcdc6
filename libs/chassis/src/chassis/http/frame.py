"""What surrounds every request: its cause, its duration, and an answer even to the unexpected."""

import re
from time import perf_counter
from typing import Final
from uuid import UUID

import structlog
from opentelemetry import trace
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.causes import Cause, set_cause
from chassis.ids import new_id
from chassis.problems.handlers import unexpected_response
from chassis.public_paths import public_path
from chassis.telemetry.metrics import request_seconds

REQUEST_ID: Final = b"x-request-id"
GOES_ON: Final = "practica.goes_on"
"""Set in the scope of a request whose answer is a stream."""
WITH_EVERY_ANSWER: Final = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
"""What every answer says that does not say otherwise: most have somebody's data in them."""

_UUID: Final = re.compile(rb"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")

log = structlog.get_logger(__name__)


class Frame:
    """A pure ASGI middleware.

    The `X-Request-ID` that the gateway gave becomes the correlation of all that follows; a caller
    may send its own if it is a UUID. It is sent back, also with the answer to our own errors.
    A `Location` of ours is a path of the service: callers get it with the gateway's prefix.
    Nothing is kept by browsers or on the way unless its route says so.
    """

    def __init__(self, app: ASGIApp, *, service: str) -> None:
        self._app = app
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        set_cause(Cause(request_id))
        started_at = perf_counter()
        status = 0

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message["headers"],
                    *_left_unsaid(message),
                    (REQUEST_ID, str(request_id).encode()),
                ]
                _make_location_public(message, scope)
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except Exception as error:
            _note(error, scope)
            if status:
                raise
            answer = unexpected_response(scope["app"].state.problems, scope)
            await answer(scope, receive, send_on)
        finally:
            if not scope.get(GOES_ON):  # how long somebody listened is no measure of speed
                request_seconds.labels(
                    self._service, scope["method"], route_of(scope), status or 499
                ).observe(perf_counter() - started_at)


def route_of(scope: Scope) -> str:
    """The template of the route, such as `/placement-requests/{id}`: never the ids in it."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    route = context if context is not None else scope.get("route")
    return str(getattr(route, "path", "unmatched"))


def _request_id(scope: Scope) -> UUID:
    for name, value in scope["headers"]:
        if name == REQUEST_ID:
            return UUID(value.decode()) if _UUID.fullmatch(value) else new_id()
    return new_id()


def _left_unsaid(message: Message) -> list[tuple[bytes, bytes]]:
    said = {name for name, _ in message["headers"]}
    return [(name, value) for name, value in WITH_EVERY_ANSWER if name not in said]


def _make_location_public(message: Message, scope: Scope) -> None:
    headers = MutableHeaders(raw=message["headers"])
    location = headers.get("location", "")
    if location.startswith("/") and not location.startswith("//"):
        headers["location"] = public_path(scope, location)


def _note(error: Exception, scope: Scope) -> None:
    span = trace.get_current_span()
    span.record_exception(error)
    span.set_status(trace.StatusCode.ERROR)
    log.error("request.failed", method=scope["method"], route=route_of(scope), exc_info=error)
