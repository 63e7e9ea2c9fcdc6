"""How a service's processes start and end: `serve` answers HTTP, `work` does the rest, `migrate`
prepares the database and the queues for both, `republish` tells one queue the past again,
`verify-ledger` walks the chain of what was done and seen.
"""

import argparse
import asyncio
import gc
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from socket import socket
from typing import TypeVar

import structlog
import uvicorn
from fastapi import FastAPI
from uvicorn.loops.auto import auto_loop_factory

from chassis.bus.connect import connect_bus
from chassis.bus.port import Bus
from chassis.fences import WORKING_ROLE
from chassis.http import create_service_app
from chassis.ledger import command as ledger
from chassis.live import Streams
from chassis.logs import set_up_logs
from chassis.migrations import upgrade
from chassis.outbox.republishing import Republish, add_arguments, republish
from chassis.settings import ServiceSettings
from chassis.telemetry import set_up_tracing, shut_down_tracing
from chassis.worker import Worker

_Settings = TypeVar("_Settings", bound=ServiceSettings)
_log = structlog.get_logger(__name__)


def main(
    name: str,
    settings_of: Callable[[], _Settings],
    create_app: Callable[[_Settings], FastAPI],
    create_worker: Callable[[_Settings, Bus], Worker],
    arguments: Sequence[str] | None = None,
) -> None:
    """The command line of one service."""
    given = vars(_parser(name).parse_args(arguments))
    process = given.pop("process")
    settings = settings_of()
    set_up_logs(settings)
    if process == "serve":
        serve(create_app(settings), port=settings.http_port)
    elif process == "work":
        set_up_tracing(settings)
        try:
            with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
                _settle()
                runner.run(work(create_worker, settings))
        finally:
            shut_down_tracing()
    elif process == "republish":
        sent = asyncio.run(_republish(Republish(**given), create_worker, settings))
        sys.stdout.write(f"{sent} events were published again\n")
    elif process == "verify-ledger":
        sys.stdout.write(f"{ledger.verify_ledger(settings, given['anchor'])}\n")
    else:
        upgrade(settings.database_url, name)
        asyncio.run(_declare(create_worker, settings))


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=f"The {name} service.")
    processes = parser.add_subparsers(dest="process", required=True)
    for each in ("serve", "work", "migrate"):
        processes.add_parser(each)
    add_arguments(processes.add_parser("republish", help="publish again, for one queue alone"))
    ledger.add_arguments(processes.add_parser("verify-ledger", help="walk the chain of its rows"))
    return parser


def serve(app: FastAPI, *, port: int, host: str = "0.0.0.0") -> None:  # noqa: S104 - in a container
    """Answer HTTP until SIGTERM; requests under way are finished first."""
    _settle()
    streams = getattr(app.state, "streams", None) or Streams()
    _HttpServer(_config(app, port=port, host=host), streams).run()


def _settle() -> None:
    """What is loaded by now stays: the collector need not search it again and again, which would
    stop a busy process for some 50 ms each time.
    """
    gc.collect()
    gc.freeze()


def _config(app: FastAPI, *, port: int, host: str = "0.0.0.0") -> uvicorn.Config:  # noqa: S104 - same
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        timeout_graceful_shutdown=20,
    )


async def work(create_worker: Callable[[_Settings, Bus], Worker], settings: _Settings) -> None:
    """Relay, consume and keep the timers until SIGTERM or SIGINT."""
    bus = _bus(settings)
    worker = create_worker(settings, bus)
    stop = asyncio.Event()
    for signal_ in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
    async with _health_answers(worker, settings):
        _log.info("working", service=worker.name)
        try:
            await worker.run(stop)
        finally:
            await bus.close()


async def _declare(create_worker: Callable[[_Settings, Bus], Worker], settings: _Settings) -> None:
    """Queues exist before anything is published, or its first events would pass them by."""
    bus = _bus(settings)
    try:
        await create_worker(settings, bus).declare()
    finally:
        await bus.close()


async def _republish(
    command: Republish, create_worker: Callable[[_Settings, Bus], Worker], settings: _Settings
) -> int:
    if settings.amqp_url is None:
        raise SystemExit("republish needs PRACTICA_AMQP_URL: without it there is no queue to reach")
    bus = _bus(settings)
    database = create_worker(settings, bus).database
    await database.open()
    try:
        return await republish(command, database, bus)
    finally:
        await database.close()
        await bus.close()


def _bus(settings: ServiceSettings) -> Bus:
    return connect_bus(settings.amqp_url, prefix=settings.bus_prefix, name=settings.service)


@asynccontextmanager
async def _health_answers(worker: Worker, settings: ServiceSettings) -> AsyncIterator[None]:
    """The worker's own health and metrics on `health_port`, where one is set."""
    if settings.health_port is None:
        yield
        return
    await worker.database.open(role=WORKING_ROLE)
    app = create_service_app(
        title=f"{worker.name} worker",
        settings=settings.model_copy(update={"database_statement_seconds": None}),
        database=worker.database,
        routers=[],
        texts={},
    )
    server = SideServer(_config(app, port=settings.health_port))
    task = asyncio.create_task(server.serve())
    try:
        yield
    finally:
        server.should_exit = True
        await task
        await worker.database.close()


class _HttpServer(uvicorn.Server):
    """A signal that was heeded is no failure: the process then ends with 0, as workers do. Streams
    end by themselves only here: the server waits for every answer that is under way."""

    def __init__(self, config: uvicorn.Config, streams: Streams) -> None:
        super().__init__(config)
        self._streams = streams

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._streams.end()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        with super().capture_signals():
            yield
            self._captured_signals.clear()


class SideServer(uvicorn.Server):
    """A server beside the main thing of a process, which keeps its signals."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
