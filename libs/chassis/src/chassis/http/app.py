"""Puts a service's HTTP application together; every service has this one."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import structlog
from fastapi import APIRouter, FastAPI
from fastapi.telemetry import TelemetryConfig

from chassis import health
from chassis.auth import TokenVerifier, verifier_for
from chassis.health import ServiceDatabase
from chassis.http.frame import Frame
from chassis.http.idempotency import Replay, answer_again
from chassis.http.openapi import OperationNames, document
from chassis.live.streams import Streams
from chassis.logs import set_up_logs
from chassis.problems import ProblemText, install_problem_handlers
from chassis.settings import ServiceSettings
from chassis.store import Database
from chassis.telemetry import flush_tracing, instrument_app, set_up_tracing

_TRACED_BY_US: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
"""FastAPI would look for a collector at every request."""


def create_service_app(
    *,
    title: str,
    settings: ServiceSettings,
    database: ServiceDatabase,
    routers: Sequence[APIRouter],
    texts: Mapping[str, ProblemText],
    verifier: TokenVerifier | None = None,
) -> FastAPI:
    """The application opens the database when it starts and closes it when it ends.

    `app.state` holds `settings`, `serving`, `verifier`, `streams` and `problems`, where the edge
    finds them.
    `serving` is the database behind its fence; `database` is as it was handed over, for whoever
    sets up what requests need.
    A service whose answers show secrets also puts there the `seal` under which these are kept.
    Identity hands over a verifier that reads its own keys; others are told them by the settings.
    """
    serving = database.serving() if isinstance(database, Database) else database
    if not structlog.is_configured():
        set_up_logs(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        try:
            async with _opened(serving, database, settings.database_statement_seconds):
                yield
        finally:
            app.state.streams.end()
            await asyncio.to_thread(flush_tracing)

    app = FastAPI(
        title=title,
        version="1",
        lifespan=lifespan,
        redirect_slashes=False,  # they would lead past the gateway's prefix
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=OperationNames(),
        servers=[{"url": f"{settings.public_url.rstrip('/')}/api/{settings.service}"}],
        telemetry=_TRACED_BY_US,
    )
    app.state.settings = settings
    app.state.database = database
    app.state.serving = serving
    app.state.verifier = verifier or verifier_for(settings)
    app.state.seal, app.state.streams = None, Streams()
    install_problem_handlers(app, texts)
    app.add_exception_handler(Replay, answer_again)
    app.add_middleware(Frame, service=settings.service)
    for router in (*routers, health.router):
        app.include_router(router)
    document(app)
    set_up_tracing(settings)
    instrument_app(app)
    return app


@asynccontextmanager
async def _opened(
    serving: ServiceDatabase, given: ServiceDatabase, seconds: float | None
) -> AsyncIterator[None]:
    """What was handed over connects only if somebody uses it beside the fenced one."""
    await serving.open(statement_seconds=seconds)
    try:
        if serving is given or not isinstance(given, Database):
            yield
            return
        await given.open(eager=False)
        try:
            yield
        finally:
            await given.close()
    finally:
        await serving.close()
