"""A process that answers HTTP says by its exit code how it ended."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from testkit import eventually, free_ports

SERVING = """
from fastapi import FastAPI
from chassis.process import serve
serve(FastAPI(), port={port}, host="127.0.0.1")
"""
NOT_STARTING = """
from contextlib import asynccontextmanager
from fastapi import FastAPI
from chassis.process import serve

@asynccontextmanager
async def lifespan(app):
    raise OSError("the database is away")
    yield

serve(FastAPI(lifespan=lifespan), port={port}, host="127.0.0.1")
"""

SERVING_A_STREAM = """
from uuid import UUID
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from chassis.live import Streams
from chassis.process import serve

app = FastAPI()
app.state.streams = Streams()

@app.get("/stream")
async def stream():
    async def told():
        with app.state.streams.take(UUID(int=1)) as place:
            yield b"begun"
            await place.woken.wait()
            yield b"ended"
    return StreamingResponse(told())

serve(app, port={port}, host="127.0.0.1")
"""


@contextmanager
def running(script: str) -> Iterator["tuple[subprocess.Popen[bytes], int]"]:
    (port,) = free_ports(1)
    command = [sys.executable, "-c", script.format(port=port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own words
    try:
        yield process, port
    finally:
        process.kill()
        process.wait()


async def test_a_server_that_was_asked_to_stop_ends_well() -> None:
    with running(SERVING) as (process, port):
        address = f"http://127.0.0.1:{port}/openapi.json"

        async def answers() -> bool:
            try:
                (await asyncio.to_thread(urlopen, address, timeout=5)).close()
            except URLError:
                return False
            return True

        await eventually(answers, within=60)
        process.terminate()
        assert process.wait(20) == 0


async def test_streams_end_by_themselves_when_the_server_is_asked_to_stop() -> None:
    """It waits 20 seconds for answers under way, and then cuts them off."""
    with running(SERVING_A_STREAM) as (process, port):

        async def answers() -> Any:
            try:
                return await asyncio.to_thread(urlopen, f"http://127.0.0.1:{port}/stream")
            except URLError:
                return None

        answer = await eventually(answers, within=60)
        assert await asyncio.to_thread(answer.read, 5) == b"begun"
        process.terminate()
        assert await asyncio.to_thread(answer.read) == b"ended"
        assert process.wait(20) == 0


@pytest.mark.timeout(90)
def test_a_server_that_cannot_start_ends_badly() -> None:
    with running(NOT_STARTING) as (process, _):
        assert process.wait(60) != 0
