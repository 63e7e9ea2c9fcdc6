"""The gateway in front of services that say what reached them."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from practica.services import NAMES
from practica.system.gateway import Gateway


async def echo(request: Request) -> Response:
    body = await request.body()
    answer = {
        "path": request.scope["path"],
        "query": request.url.query,
        "headers": dict(request.headers),
        "bytes": len(body),
    }
    return JSONResponse(answer)


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """Where a web client would be built."""
    return tmp_path / "dist"


@pytest.fixture
async def client(web: Path) -> AsyncIterator[httpx2.AsyncClient]:
    app = Starlette(routes=[Route("/{any:path}", echo, methods=["GET", "POST"])])
    gateway = Gateway(dict.fromkeys(NAMES, app), web=web)
    transport: Any = httpx2.ASGITransport(app=gateway)
    async with httpx2.AsyncClient(transport=transport, base_url="http://practica.test") as client:
        yield client
