"""Talking to an application in the same process, as a browser would over the network."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.auth import Viewer
from testkit.tokens import bearer

_BASE_URL = "http://practica.test"


@asynccontextmanager
async def client_for(
    app: ASGIApp,
    viewer: Viewer | None = None,
    *,
    headers: Mapping[str, str] | None = None,
    raise_app_exceptions: bool = True,
) -> AsyncIterator[httpx2.AsyncClient]:
    """`async with client_for(app, a_viewer(role=…)) as client:` with the app's lifespan around it.

    Errors that the app does not answer itself are raised here, unless the answer 500 is wanted.
    """
    signed_in = bearer(viewer) if viewer is not None else {}
    async with _lifespan(app) as running:
        transport = httpx2.ASGITransport(running, raise_app_exceptions=raise_app_exceptions)
        async with httpx2.AsyncClient(
            transport=transport, base_url=_BASE_URL, headers={**signed_in, **(headers or {})}
        ) as client:
            yield client


@asynccontextmanager
async def _lifespan(app: ASGIApp) -> AsyncIterator[ASGIApp]:
    """Starts the app and stops it again, in one task of its own as a server does."""
    state: dict[str, Any] = {}
    to_app: asyncio.Queue[Message] = asyncio.Queue()
    from_app: asyncio.Queue[Message] = asyncio.Queue()
    scope: Scope = {
        "type": "lifespan",
        "asgi": {"version": "3.0", "spec_version": "2.0"},
        "state": state,
    }

    async def live() -> None:
        await app(scope, to_app.get, from_app.put)

    async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    task = asyncio.create_task(live())
    await _step("startup", task, to_app, from_app)
    try:
        yield with_state
    finally:
        await _step("shutdown", task, to_app, from_app)
        await task


async def _step(
    name: str,
    task: "asyncio.Task[None]",
    to_app: "asyncio.Queue[Message]",
    from_app: "asyncio.Queue[Message]",
) -> None:
    """Raises what the app raised, or RuntimeError with what it said."""
    await to_app.put({"type": f"lifespan.{name}"})
    answer = asyncio.create_task(from_app.get())
    await asyncio.wait({task, answer}, return_when=asyncio.FIRST_COMPLETED)
    if not answer.done():
        answer.cancel()
        task.result()
        raise RuntimeError(f"The application ended during its {name}")
    if answer.result()["type"] != f"lifespan.{name}.complete":
        await asyncio.wait({task})
        task.result()
        raise RuntimeError(str(answer.result().get("message", f"{name} failed")))
