"""The services around one broker: their databases, their processes, and work to do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from billing.settings import Settings as BillingSettings
from billing.worker import create_worker as billing_worker
from chassis.auth import Role
from chassis.bus.rabbitmq import RabbitBus
from chassis.embedded import MailSink
from chassis.store import Database
from chassis.worker import Worker
from notifications.settings import Settings as NotificationsSettings
from notifications.worker import create_worker as notifications_worker
from placements.commands.requests.accept_request import AcceptRequest, accept_request
from placements.commands.requests.confirm_request import ConfirmRequest, confirm_request
from placements.commands.requests.create_request import CreateRequest, create_request
from placements.commands.requests.send_request import SendRequest, send_request
from placements.settings import Settings as PlacementsSettings
from placements.worker import create_worker as placements_worker
from reporting.settings import Settings as ReportingSettings
from reporting.worker import create_worker as reporting_worker
from testkit import public_key_set
from testkit.databases import ServiceDatabase
from tests.chaos import ledger
from tests.chaos.processes import Processes
from tests.chaos.province import Province, known_to_notifications, known_to_placements, settle

LEDGER = "tests.chaos.ledger"
_PARTS: dict[str, tuple[Any, Any]] = {
    "placements": (PlacementsSettings, placements_worker),
    "reporting": (ReportingSettings, reporting_worker),
    "billing": (BillingSettings, billing_worker),
    "notifications": (NotificationsSettings, notifications_worker),
    "ledger": (ledger.Settings, ledger.create_worker),
}


@dataclass
class House:
    """`databases` are this process's own eyes; the services' processes have theirs."""

    bus: RabbitBus
    databases: dict[str, Database[Any]]
    workers: dict[str, Worker]
    processes: Processes
    mail: MailSink
    province: Province

    @property
    def placements(self) -> Database[Any]:
        return self.databases["placements"]

    @asynccontextmanager
    async def working(self, *names: str) -> AsyncIterator[None]:
        """Workers of bystanders, in this process: only what is to be killed needs its own."""
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for name in names:
                group.create_task(self.workers[name].run(stop))
            try:
                yield
            finally:
                stop.set()

    async def requests(self, count: int) -> None:
        """Requests that are created, sent, accepted and confirmed: four events each."""
        school = self.province.viewer(Role.PLACING_COORDINATOR)
        hospital = self.province.viewer(Role.RECEIVING_COORDINATOR)
        async with self.placements.transaction() as store:
            made = [
                await create_request(
                    CreateRequest(viewer=school, wanted=self.province.wanted()), store
                )
                for _ in range(count)
            ]
        async with self.placements.transaction() as store:
            for request in made:
                await send_request(SendRequest(id=request.id, viewer=school), store)
                await accept_request(AcceptRequest(id=request.id, viewer=hospital), store)
                await confirm_request(ConfirmRequest(id=request.id, viewer=school), store)


@asynccontextmanager
async def a_house(
    service_database: ServiceDatabase, amqp_url: str, prefix: str, mail: MailSink, folder: Path
) -> AsyncIterator[House]:
    """Its queues are there before anything is published; at the end nothing of it is left."""
    environment = {
        "PRACTICA_AMQP_URL": amqp_url,
        "PRACTICA_BUS_PREFIX": prefix,
        "PRACTICA_JWKS": public_key_set(),
        "PRACTICA_DATABASE_POOL_SIZE": "6",
        "PRACTICA_LOG_LEVEL": "WARNING",
        "NOTIFICATIONS_SMTP_PORT": str(mail.port),
    }
    bus = RabbitBus(amqp_url, prefix=prefix, name="chaos")
    workers: dict[str, Worker] = {}
    for name, (settings_of, create_worker) in _PARTS.items():
        metadata = ledger.metadata if name == "ledger" else None
        url = service_database(name, metadata=metadata)
        environment[f"{name.upper()}_DATABASE_URL"] = url
        own = {"smtp_port": mail.port} if name == "notifications" else {}
        settings = settings_of(database_url=url, amqp_url=amqp_url, bus_prefix=prefix, **own)
        workers[name] = create_worker(settings, bus)
    databases = {name: worker.database for name, worker in workers.items()}
    processes = Processes(folder, environment)
    house = House(bus, databases, workers, processes, mail, Province())
    for database in databases.values():
        await database.open()
    for worker in workers.values():
        await worker.declare()
    await settle(house.placements, known_to_placements(house.province))
    await settle(databases["notifications"], known_to_notifications(house.province))
    try:
        yield house
    finally:
        await processes.end()
        await _remove_queues(house)
        await bus.close()
        for database in databases.values():
            await database.close()


async def _remove_queues(house: House) -> None:
    channel = await house.bus.channel()
    for worker in house.workers.values():
        for queue in worker.queues:
            await channel.queue_delete(house.bus.names.queue(queue.name))
            await channel.queue_delete(house.bus.names.parked(queue.name))
    for exchange in (house.bus.names.events, house.bus.names.parking):
        await channel.exchange_delete(exchange)
