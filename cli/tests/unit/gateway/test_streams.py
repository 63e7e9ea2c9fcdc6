"""What a service tells bit by bit reaches the caller bit by bit."""

import asyncio

from starlette.types import Message, Receive, Scope, Send

from practica.system.gateway import Gateway


async def test_a_stream_is_passed_on_as_it_comes_and_its_service_hears_that_the_caller_left() -> (
    None
):
    left = asyncio.Event()

    async def news(scope: Scope, receive: Receive, send: Send) -> None:
        kind = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": kind})
        await send({"type": "http.response.body", "body": b"event: item\n\n", "more_body": True})
        while (await receive())["type"] != "http.disconnect":
            pass
        left.set()

    said: asyncio.Queue[Message] = asyncio.Queue()
    heard: asyncio.Queue[Message] = asyncio.Queue()
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/notifications/inbox-items/stream",
        "query_string": b"",
        "headers": [],
    }
    asked = asyncio.create_task(Gateway({"notifications": news})(scope, heard.get, said.put))
    async with asyncio.timeout(30):
        assert (await said.get())["status"] == 200
        assert (await said.get())["body"] == b"event: item\n\n"
        assert not asked.done()
        heard.put_nowait({"type": "http.request", "body": b"", "more_body": False})
        heard.put_nowait({"type": "http.disconnect"})
        await left.wait()
        await asked
