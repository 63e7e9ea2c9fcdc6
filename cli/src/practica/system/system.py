"""Starts and stops the whole system in one process."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from chassis.bus import Bus
from chassis.bus.connect import connect_bus
from chassis.embedded import MailSink, PostgresServer, embedded_postgres
from chassis.migrations import upgrade
from chassis.process import SideServer
from chassis.settings import ServiceSettings
from chassis.worker import Worker
from practica.services import Service, all_services
from practica.system.folder import Running, SystemFolder
from practica.system.gateway import Gateway
from practica.system.settings import settings_of

WEB = Path("web/dist")


@dataclass(frozen=True)
class System:
    """A running system."""

    url: str
    settings: dict[str, ServiceSettings]
    mail: MailSink


@asynccontextmanager
async def running_system(
    folder: SystemFolder, listener: socket.socket, *, amqp_url: str | None = None
) -> AsyncIterator[System]:
    """Everything is up inside the block, and down after it; the data stay in the folder."""
    url = f"http://localhost:{listener.getsockname()[1]}"
    services = all_services()
    async with AsyncExitStack() as stack:
        stack.enter_context(folder.claimed())
        mail = stack.enter_context(MailSink(folder.mail))
        given = os.environ.get("PRACTICA_DATABASE_URL")
        server = stack.enter_context(embedded_postgres(folder.postgres, url=given))
        settings = {
            service.name: settings_of(
                service, server=server, folder=folder, url=url, mail_port=mail.port
            )
            for service in services
        }
        await asyncio.to_thread(_migrate, server, settings)
        bus = connect_bus(amqp_url)
        stack.push_async_callback(bus.close)
        apps = {service.name: service.create_app(settings[service.name]) for service in services}
        await stack.enter_async_context(_working(services, settings, bus))
        await stack.enter_async_context(_answering(apps, listener))
        folder.announce(Running(url=url, pid=os.getpid(), mail_folder=str(folder.mail)))
        yield System(url, settings, mail)


def _migrate(server: PostgresServer, settings: dict[str, ServiceSettings]) -> None:
    for name, service_settings in settings.items():
        server.ensure_database(f"practica_{name}")
        upgrade(service_settings.database_url, name)


@asynccontextmanager
async def _working(
    services: Sequence[Service], settings: dict[str, ServiceSettings], bus: Bus
) -> AsyncIterator[None]:
    """All queues exist before the first relay starts, so that no event passes one by."""
    workers: list[Worker] = [s.create_worker(settings[s.name], bus) for s in services]
    await bus.open()
    for worker in workers:
        await worker.declare()
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for worker in workers:
            group.create_task(worker.run(stop), name=worker.name)
        try:
            yield
        finally:
            stop.set()


@asynccontextmanager
async def _answering(apps: dict[str, FastAPI], listener: socket.socket) -> AsyncIterator[None]:
    async with AsyncExitStack() as lifespans:
        for app in apps.values():
            await lifespans.enter_async_context(app.router.lifespan_context(app))
        config = uvicorn.Config(
            Gateway(apps, web=WEB),
            lifespan="off",
            log_config=None,
            log_level="critical",  # the services log their own faults
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        server = SideServer(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await server.ready.wait()
            yield
        finally:
            for app in apps.values():
                app.state.streams.end()
            server.should_exit = True
            await task
