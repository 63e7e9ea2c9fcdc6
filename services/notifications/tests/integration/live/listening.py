"""Somebody who listens to their inbox over the network, as a browser does."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import uvicorn
from fastapi import FastAPI

from chassis.process import SideServer
from testkit import eventually

PATIENCE = 30.0


@dataclass
class Listener:
    """One open stream: what was said on it so far."""

    response: httpx2.Response
    said: asyncio.Queue[dict[str, str]] = field(default_factory=asyncio.Queue)
    comments: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def read(self) -> None:
        """Blocks of lines, as the HTML standard has them."""
        block: dict[str, str] = {}
        async for line in self.response.aiter_lines():
            if not line and block:
                self.said.put_nowait(block)
                block = {}
            elif line.startswith(":"):
                self.comments += 1
            elif line:
                name, _, value = line.partition(": ")
                block[name] = value
        self.ended.set()

    async def next(self, name: str) -> dict[str, Any]:
        """The data of the next event of this name; others before it are left out."""
        async with asyncio.timeout(PATIENCE):
            while True:
                block = await self.said.get()
                if block.get("event") == name:
                    data: dict[str, Any] = json.loads(block["data"])
                    assert name != "item" or block["id"] == data["id"]
                    return data

    async def hears_nothing_for(self, heartbeats: int) -> None:
        """But signs of life."""
        before, wanted = self.said.qsize(), self.comments + heartbeats

        async def they_were_heard() -> None:
            assert self.comments >= wanted

        await eventually(they_were_heard)
        assert self.said.qsize() == before

    async def until_it_ends(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.ended.wait()


@asynccontextmanager
async def listening(
    url: str, headers: dict[str, str], *, after: str | None = None
) -> AsyncIterator[Listener]:
    """The stream has begun: its first count was heard."""
    position = {"Last-Event-ID": after} if after else {}
    async with (
        httpx2.AsyncClient(trust_env=False, timeout=PATIENCE) as client,
        client.stream(
            "GET", f"{url}/inbox-items/stream", headers={**headers, **position}
        ) as answer,
    ):
        assert answer.status_code == 200, await answer.aread()
        listener = Listener(answer)
        reading = asyncio.create_task(listener.read())
        try:
            yield listener
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The application on a port of this machine, as `serve` has it."""
    config = uvicorn.Config(
        app, port=0, log_config=None, access_log=False, timeout_graceful_shutdown=20
    )
    server = SideServer(config)
    task = asyncio.create_task(server.serve())
    try:
        async with asyncio.timeout(PATIENCE):
            await server.ready.wait()
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        app.state.streams.end()
        server.should_exit = True
        await task
