"""Whether a process lives and is ready for work, and its metrics: for machines, not for people."""

import asyncio
from contextlib import AbstractAsyncContextManager
from typing import Any, Final, Protocol

import structlog
from fastapi import APIRouter
from sqlalchemy import Integer, Select, literal_column, select
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chassis.problems import language_of, problem_response
from chassis.telemetry.metrics import METRICS_TYPE, exposition

PATIENCE: Final = 2.0
"""Seconds after which a database that does not answer counts as out of reach."""
_ONE: Final[Select[int]] = select(literal_column("1", Integer))

log = structlog.get_logger(__name__)


class ReadableConnection(Protocol):
    """The part of `chassis.store.Connection` that health needs."""

    async def scalar(self, statement: Any, **params: Any) -> Any: ...


class ServiceDatabase(Protocol):
    """The part of `chassis.store.Database` that the edge needs."""

    async def open(self, *, statement_seconds: float | None = None) -> None: ...

    async def close(self) -> None: ...

    def reading(self) -> AbstractAsyncContextManager[ReadableConnection]: ...


async def database_answers(database: ServiceDatabase) -> bool:
    """Whether the database answers a query in time."""
    try:
        async with asyncio.timeout(PATIENCE), database.reading() as connection:
            await connection.scalar(_ONE)
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer is "not ready"
        log.warning("database.unreachable", error=type(error).__name__)
        return False
    return True


router = APIRouter(include_in_schema=False)


@router.get("/health/live")
async def live() -> Response:
    """The process runs; restarting it would not help anything else."""
    return JSONResponse({"status": "ok"})


@router.get("/health/ready")
async def ready(request: Request) -> Response:
    """The process can do its work: its database answers."""
    if await database_answers(request.app.state.serving):
        return JSONResponse({"status": "ok"})
    language = language_of(request.scope)
    problem = request.app.state.problems.named("not-ready", 503, language, instance="/health/ready")
    return problem_response(problem, language, {"Retry-After": "5"})


@router.get("/metrics")
async def metrics() -> Response:
    """For Prometheus; the gateway does not pass it on."""
    return Response(exposition(), media_type=METRICS_TYPE)
