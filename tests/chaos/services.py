"""The services around one bus, in this process: their databases, their workers, and work to do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from billing.settings import Settings as BillingSettings
from billing.worker import create_worker as billing_worker
from chassis.auth import Role
from chassis.bus import Bus
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
from testkit.databases import ServiceDatabase
from tests.chaos import ledger
from tests.chaos.province import Province, known_to_notifications, known_to_placements, settle

_PARTS: dict[str, tuple[Any, Any]] = {
    "placements": (PlacementsSettings, placements_worker),
    "reporting": (ReportingSettings, reporting_worker),
    "billing": (BillingSettings, billing_worker),
    "notifications": (NotificationsSettings, notifications_worker),
    "ledger": (ledger.Settings, ledger.create_worker),
}


@dataclass
class Services:
    """`databases` are this process's own eyes; other processes of the services have theirs."""

    bus: Bus
    urls: dict[str, str]
    workers: dict[str, Worker]
    province: Province

    @property
    def databases(self) -> dict[str, Database[Any]]:
        return {name: worker.database for name, worker in self.workers.items()}

    @property
    def placements(self) -> Database[Any]:
        return self.workers["placements"].database

    @asynccontextmanager
    async def working(self, *names: str) -> AsyncIterator[None]:
        """The workers of these, in this process."""
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
async def services_around(
    bus: Bus, service_database: ServiceDatabase, *, mail_port: int
) -> AsyncIterator[Services]:
    """Their queues are there before anything is published."""
    urls: dict[str, str] = {}
    workers: dict[str, Worker] = {}
    for name, (settings_of, create_worker) in _PARTS.items():
        metadata = ledger.metadata if name == "ledger" else None
        urls[name] = service_database(name, metadata=metadata)
        own = {"smtp_port": mail_port} if name == "notifications" else {}
        workers[name] = create_worker(settings_of(database_url=urls[name], **own), bus)
    services = Services(bus, urls, workers, Province())
    for worker in workers.values():
        await worker.database.open()
        await worker.declare()
    await settle(services.placements, known_to_placements(services.province))
    await settle(workers["notifications"].database, known_to_notifications(services.province))
    try:
        yield services
    finally:
        for worker in workers.values():
            await worker.database.close()
