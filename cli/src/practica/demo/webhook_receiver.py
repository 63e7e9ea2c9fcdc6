"""A partner's server: takes webhooks on this machine and believes only what is signed."""

import asyncio
import json
from types import TracebackType
from typing import Any, Self

import uvicorn
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from chassis.process import SideServer
from practica.system.ports import claim_port


class WebhookReceiver:
    """Keeps the events whose Standard Webhooks signature fits `secret`."""

    def __init__(self) -> None:
        self.secret = ""
        self.events: list[dict[str, Any]] = []
        self.refused = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/practica"

    async def __aenter__(self) -> Self:
        self._listener = claim_port(0)
        app = Starlette(routes=[Route("/practica", self._take, methods=["POST"])])
        self._server = SideServer(
            uvicorn.Config(app, lifespan="off", log_config=None, log_level="critical")
        )
        self._task = asyncio.create_task(self._server.serve(sockets=[self._listener]))
        await self._server.ready.wait()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        await self._task

    async def _take(self, request: Request) -> Response:
        body = await request.body()
        try:
            Webhook(self.secret).verify(body, dict(request.headers))
        except WebhookVerificationError:
            self.refused += 1
            return Response(status_code=401)
        self.events.append(json.loads(body))
        return Response(status_code=204)
