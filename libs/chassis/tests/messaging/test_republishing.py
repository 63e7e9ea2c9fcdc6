"""What the outbox holds is told again to one queue, and to nobody else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from chassis.bus import Bus
from chassis.bus.port import NoSuchQueue
from chassis.outbox.relay import Relay
from chassis.outbox.republishing import Republish, republish
from chassis.store import Database
from chassis.store.tables import INBOX
from chassis.subscriptions.consumer import Consumer
from contracts.billing import InvoiceLineRecorded
from testkit import eventually

from .things import ThingsStore, a_subscription, a_thing

TODAY = datetime.now(UTC).date()
THINGS = Republish(queue="test.things", types=[InvoiceLineRecorded.type], since=TODAY)
NONE = Republish(queue="test.things", types=["billing.other.v1"], since=TODAY)
LATER = Republish(
    queue="test.things", types=[InvoiceLineRecorded.type], since=TODAY + timedelta(days=1)
)


async def marks(database: Database[ThingsStore]) -> dict[str, int]:
    """How many events each queue has handled."""
    statement = select(INBOX.c.queue, func.count().label("events")).group_by(INBOX.c.queue)
    async with database.reading() as connection:
        return {row.queue: row.events for row in await connection.all(statement)}


async def test_only_the_queue_that_asked_is_told_again(
    database: Database[ThingsStore], bus: Bus, running: Callable[..., Any]
) -> None:
    queues = [a_subscription(name) for name in ("test.things", "test.others")]
    await bus.declare([each.queue for each in queues])
    consumers = [Consumer(each, database=database, bus=bus).run() for each in queues]
    async with running(*consumers):
        async with database.transaction() as store:
            for _ in range(7):
                store.add(a_thing())
        await Relay(database, bus).drain()

        async def all_told() -> None:
            assert await marks(database) == {"test.things": 7, "test.others": 7}

        await eventually(all_told)
        async with database.reading() as connection:
            await connection.execute(delete(INBOX))

        assert [await republish(each, database, bus) for each in (NONE, LATER)] == [0, 0]
        assert await republish(THINGS, database, bus, batch=3) == 7

        async def one_was_told() -> None:
            assert await marks(database) == {"test.things": 7}

        await eventually(one_was_told)


async def test_a_queue_that_nobody_made_gets_nothing(
    database: Database[ThingsStore], bus: Bus
) -> None:
    await bus.declare([a_subscription().queue])
    async with database.transaction() as store:
        store.add(a_thing())

    with pytest.raises(NoSuchQueue):
        await republish(Republish(queue="no", types=THINGS.types, since=TODAY), database, bus)
