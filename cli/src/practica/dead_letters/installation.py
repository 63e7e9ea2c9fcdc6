"""The dead letters of the installation that this machine belongs to."""

import os
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from chassis.bus.in_process import InProcessBus
from chassis.embedded import embedded_postgres
from chassis.worker import Worker
from practica.dead_letters.letters import Letters, open_letters
from practica.services import all_services
from practica.system.folder import SystemFolder
from practica.system.settings import settings_of


@asynccontextmanager
async def letters_of_this_installation() -> AsyncIterator[Letters]:
    """Of the deployment that the environment names, else of the embedded system's folder."""
    with ExitStack() as stack:
        workers = workers_of_this_installation(stack)
        amqp_url = os.environ.get("PRACTICA_AMQP_URL")
        prefix = os.environ.get("PRACTICA_BUS_PREFIX", "")
        async with open_letters(workers, amqp_url=amqp_url, prefix=prefix) as letters:
            yield letters


def workers_of_this_installation(stack: ExitStack) -> list[Worker]:
    """Of all services, none of them running."""
    services = all_services()
    bus = InProcessBus()
    if all(f"{service.name.upper()}_DATABASE_URL" in os.environ for service in services):
        return [service.create_worker(service.settings(), bus) for service in services]
    folder = SystemFolder()
    folder.path.mkdir(parents=True, exist_ok=True)
    server = stack.enter_context(embedded_postgres(folder.postgres))
    return [
        service.create_worker(
            settings_of(
                service, server=server, folder=folder, url="http://localhost:8000", mail_port=1025
            ),
            bus,
        )
        for service in services
    ]
