"""The services around one broker, with processes that may be killed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from chassis.bus import BusUnavailable
from chassis.bus.rabbitmq import RabbitBus
from chassis.bus.rabbitmq.faults import UNREACHABLE
from chassis.embedded import MailSink
from testkit import public_key_set
from testkit.databases import ServiceDatabase
from tests.chaos.processes import Processes
from tests.chaos.services import Services, services_around

LEDGER = "tests.chaos.ledger"


@dataclass
class House:
    """`services` are the bystanders in this process; who is to be killed has its own."""

    bus: RabbitBus
    services: Services
    processes: Processes


@asynccontextmanager
async def a_house(
    service_database: ServiceDatabase, amqp_url: str, prefix: str, mail: MailSink, folder: Path
) -> AsyncIterator[House]:
    """At the end nothing of it is left, neither a process nor a queue."""
    bus = RabbitBus(amqp_url, prefix=prefix, name="chaos")
    async with services_around(bus, service_database, mail_port=mail.port) as services:
        environment = {
            "PRACTICA_AMQP_URL": amqp_url,
            "PRACTICA_BUS_PREFIX": prefix,
            "PRACTICA_JWKS": public_key_set(),
            "PRACTICA_DATABASE_POOL_SIZE": "6",
            "PRACTICA_LOG_LEVEL": "WARNING",
            "IDENTITY_SMTP_HOST": mail.host,
            "IDENTITY_SMTP_PORT": str(mail.port),
            "NOTIFICATIONS_SMTP_HOST": mail.host,
            "NOTIFICATIONS_SMTP_PORT": str(mail.port),
        }
        for name, url in services.urls.items():
            environment[f"{name.upper()}_DATABASE_URL"] = url
        house = House(bus, services, Processes(folder, environment))
        try:
            yield house
        finally:
            await house.processes.end()
            with suppress(BusUnavailable, *UNREACHABLE):  # a broker of the test's own may be dead
                await remove_queues(bus, services)
            await bus.close()


async def remove_queues(bus: RabbitBus, services: Services) -> None:
    """A broker is shared with other tests, and with other runs."""
    channel = await bus.channel()
    for worker in services.workers.values():
        for queue in worker.queues:
            await channel.queue_delete(bus.names.queue(queue.name))
            await channel.queue_delete(bus.names.parked(queue.name))
    for exchange in (bus.names.events, bus.names.parking):
        await channel.exchange_delete(exchange)
