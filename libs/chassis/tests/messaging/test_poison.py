"""Messages that harm: each is set apart, whatever it makes its handler or the database say."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg
import pytest

from chassis.bus import OutgoingMessage
from chassis.bus.in_process import InProcessBus
from chassis.domain import Stale
from chassis.ids import new_id
from chassis.outbox.relay import Relay
from chassis.store import Database
from chassis.subscriptions import Delivery, Subscriptions, consumer
from chassis.subscriptions.consumer import Consumer
from chassis.subscriptions.faults import is_passing
from chassis.subscriptions.parking import DatabaseParking
from contracts.billing import InvoiceLineRecorded
from testkit import eventually

from .things import ThingsStore, a_thing

Running = Callable[..., Any]
Handling = Callable[[ThingsStore], Awaitable[None]]


async def two_at_once(store: ThingsStore) -> None:
    """A connection does one thing at a time: asyncpg says so with an InterfaceError."""
    sleeping = "SELECT pg_sleep(0.01)"
    await asyncio.gather(store.transaction.run(sleeping), store.transaction.run(sleeping))


async def always_stale(_: ThingsStore) -> None:
    raise Stale("and it will never be otherwise")


async def quoting_a_zero(_: ThingsStore) -> None:
    raise ValueError("no text may hold \0")


@pytest.mark.parametrize("handling", [two_at_once, always_stale, quoting_a_zero])
async def test_a_fault_that_does_not_pass_is_parked_and_blocks_nobody(
    database: Database[ThingsStore],
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
    handling: Handling,
) -> None:
    monkeypatch.setattr(consumer, "_LONGEST_PAUSE", 0.05)
    subscriptions = Subscriptions[ThingsStore]("test.things")

    @subscriptions.on(InvoiceLineRecorded)
    async def handle(_: InvoiceLineRecorded, __: Delivery, store: ThingsStore) -> None:
        await handling(store)

    bus = InProcessBus()
    await bus.declare([subscriptions.queue])
    async with database.transaction() as store:
        store.add(a_thing())
    consuming = Consumer(subscriptions, database=database, bus=bus)
    async with running(consuming.run(), Relay(database, bus).run()):

        async def set_apart() -> None:
            await one_is_parked(database)

        await eventually(set_apart)


@pytest.mark.parametrize(
    "body",
    [
        b'{"type": "%b", "subject": "nobody"}' % InvoiceLineRecorded.type.encode(),
        b'{"subject": 7}',
        b'{"type": ["\\u0000"]}',
        b"\0",
        b"[]",
    ],
)
async def test_what_is_no_event_is_parked_whatever_it_holds(
    database: Database[ThingsStore], running: Running, body: bytes
) -> None:
    bus = InProcessBus()
    subscriptions = Subscriptions[ThingsStore]("test.things")

    @subscriptions.on(InvoiceLineRecorded)
    async def handle(_: InvoiceLineRecorded, __: Delivery, ___: ThingsStore) -> None: ...

    await bus.declare([subscriptions.queue])
    consuming = Consumer(subscriptions, database=database, bus=bus)
    async with running(consuming.run()), asyncio.timeout(5):
        message = OutgoingMessage(new_id(), InvoiceLineRecorded.type, new_id(), body)
        assert await bus.publish([message]) == [True]
    await one_is_parked(database)


async def test_a_connection_that_is_gone_is_a_fault_that_passes(
    database: Database[ThingsStore],
) -> None:
    async def cut_off() -> None:
        async with database.transaction() as store:
            store.transaction.raw.terminate()
            await store.transaction.run("SELECT 1")

    with pytest.raises(asyncpg.InterfaceError) as gone:
        await cut_off()
    assert is_passing(gone.value)


async def one_is_parked(database: Database[ThingsStore]) -> None:
    assert len(await DatabaseParking(database).parked("test.things")) == 1
