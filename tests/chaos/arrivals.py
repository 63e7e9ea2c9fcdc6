"""What must be true once everything that was committed has arrived, and arrived once."""

from typing import Any

from sqlalchemy import Table, func, select

from billing.store.tables import billable_requests, invoice_lines
from chassis.bus import Parked
from chassis.bus.rabbitmq import RabbitBus
from chassis.bus.rabbitmq.parked import ParkingQueues
from chassis.store import Database
from chassis.store.tables import INBOX, OUTBOX
from chassis.subscriptions.parking import DatabaseParking
from notifications.store.tables.messages import inbox_items, mail_deliveries
from placements.store.tables.requests import placement_requests
from reporting.store.tables import placement_requests as reported
from testkit import eventually
from tests.chaos.ledger import entries
from tests.chaos.services import Services

READERS = ("reporting", "billing", "notifications", "ledger")


async def everything_arrived(services: Services, *, within: float = 30) -> None:
    """In every read model, whoever is working by now; then looks for doubles."""
    committed = await events(services)

    async def handled() -> None:
        assert await count(services.placements, OUTBOX, OUTBOX.c.published_at.is_(None)) == 0
        for reader in READERS:
            queue = INBOX.c.queue == f"{reader}.placement_requests"
            assert (reader, await count(services.databases[reader], INBOX, queue)) == (
                reader,
                len(committed),
            )

    await eventually(handled, within=within)
    await nothing_lost_nothing_doubled(services, committed)


async def nothing_lost_nothing_doubled(services: Services, committed: list[Any]) -> None:
    assert await _states(services, "reporting", reported) == await _states(
        services, "placements", placement_requests
    )
    written = await rows(services.databases["ledger"], entries)
    assert sorted((r.event_id, r.subject, r.sequence) for r in written) == sorted(
        (e.id, e.subject, e.sequence) for e in committed
    )
    await _billed_once(services, committed)
    await _told_once(services, committed)
    assert await parked(services) == []


async def _billed_once(services: Services, committed: list[Any]) -> None:
    newest: dict[Any, int] = {}
    for event in committed:
        newest[event.subject] = max(event.sequence, newest.get(event.subject, 0))
    known = await rows(services.databases["billing"], billable_requests)
    assert {r.id: r.sequence for r in known} == newest
    confirmed = {e.subject for e in committed if "request_confirmed" in e.type}
    lines = await rows(services.databases["billing"], invoice_lines)
    assert sorted(line.placement_request_id for line in lines) == sorted(confirmed)


async def _told_once(services: Services, committed: list[Any]) -> None:
    """The receiving coordinator of what was sent and confirmed, the school of the answer."""
    p = services.province
    to_rc = [e.id for e in committed if e.type.endswith(("request_sent.v1", "confirmed.v1"))]
    to_pc = [e.id for e in committed if e.type.endswith("request_accepted.v1")]
    items = await rows(services.databases["notifications"], inbox_items)
    assert sorted((r.event_id, r.person_id) for r in items) == sorted(
        [(event_id, p.rc) for event_id in to_rc] + [(event_id, p.pc) for event_id in to_pc]
    )
    mails = await rows(services.databases["notifications"], mail_deliveries)
    assert sorted(mail.event_id for mail in mails) == sorted(to_rc)


async def events(services: Services) -> list[Any]:
    """What was committed about placement requests."""
    return await rows(services.placements, OUTBOX)


async def parked(services: Services) -> list[Parked]:
    """What is parked, wherever the bus parks."""
    letters: list[Parked] = []
    for worker in services.workers.values():
        if isinstance(services.bus, RabbitBus):
            lots = ParkingQueues(services.bus)
            for queue in worker.queues:
                letters += await lots.parked(queue.name)
        else:
            letters += await DatabaseParking(worker.database).parked()
    return letters


async def rows(database: Database[Any], table: Table) -> list[Any]:
    async with database.reading() as connection:
        return list(await connection.all(select(table)))


async def count(database: Database[Any], table: Table, condition: Any) -> int:
    async with database.reading() as connection:
        wanted = select(func.count()).select_from(table).where(condition)
        return int(await connection.scalar(wanted))


async def _states(services: Services, service: str, table: Table) -> dict[Any, tuple[str, int]]:
    key = next(iter(table.primary_key.columns)).name
    return {
        row[key]: (row.status, row.version)
        for row in await rows(services.databases[service], table)
    }
