"""Bodies of requests: read whole before a service is asked, and up to a limit, as nginx does."""

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope


class BodyTooLarge(Exception):
    """More was announced, or came, than the address takes."""


async def whole_body(scope: Scope, receive: Receive, *, limit: int) -> Receive:
    """Gives the body again to whoever asks. Raises BodyTooLarge, at once if it was announced."""
    headers = Headers(scope=scope)
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise BodyTooLarge
    if not announced and "transfer-encoding" not in headers:
        return receive
    body = bytearray()
    message: Message = {"more_body": True}
    while message.get("more_body", False):
        message = await receive()
        if message["type"] != "http.request":
            return _first(message, then=receive)
        body += message.get("body", b"")
        if len(body) > limit:
            raise BodyTooLarge
    return _first({"type": "http.request", "body": bytes(body), "more_body": False}, then=receive)


def _first(message: Message, *, then: Receive) -> Receive:
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return await then()
        given = True
        return message

    return receive
