"""Housekeeping: months of the outbox, and rows that nobody needs any more."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select, text

from chassis.ids import first_id_at, new_id
from chassis.store import Database
from chassis.store.tables import INBOX, OUTBOX
from chassis.upkeep import (
    OUTBOX_KEPT,
    forget_events_apart,
    forget_old_rows,
    keep_outbox_partitions,
    upkeep_timers,
)

from .things import ThingsStore, a_thing


async def partitions(database: Database[ThingsStore]) -> set[str]:
    async with database.reading() as connection:
        rows = await connection.all(
            text("SELECT relname FROM pg_class WHERE relname LIKE 'outbox\\_y%' AND relkind = 'r'")
        )
    return {row.relname for row in rows}


async def drop(database: Database[ThingsStore], names: set[str]) -> None:
    async with database.reading() as connection:
        for name in names:
            await connection.run(f"DROP TABLE {name}")


async def test_months_are_opened_ahead_and_dropped_when_past(
    database: Database[ThingsStore],
) -> None:
    await keep_outbox_partitions(database, date(2031, 1, 15))
    opened = {"outbox_y2031m01", "outbox_y2031m02", "outbox_y2031m03"}
    assert opened <= await partitions(database)

    await keep_outbox_partitions(database, date(2032, 3, 20))
    left = await partitions(database)
    assert "outbox_y2031m01" not in left
    assert "outbox_y2031m02" in left  # 400 days are not over for its last rows
    await drop(database, left)


async def test_a_month_whose_rows_came_first_stays_where_they_are(
    database: Database[ThingsStore],
) -> None:
    async with database.transaction() as store:
        store.add(a_thing())
    await keep_outbox_partitions(database)
    async with database.transaction() as store:
        store.add(a_thing())
    async with database.reading() as connection:
        assert len(await connection.all(select(OUTBOX.c.id))) == 2
    await drop(database, await partitions(database))


async def test_only_old_inbox_marks_are_forgotten(database: Database[ThingsStore]) -> None:
    now = datetime.now(UTC)
    async with database.reading() as connection:
        for age in (timedelta(days=31), timedelta(days=29)):
            row = {"queue": "q", "event_id": new_id(), "handled_at": now - age}
            await connection.execute(insert(INBOX).values(**row))
    await forget_old_rows(database)
    async with database.reading() as connection:
        assert len(await connection.all(select(INBOX))) == 1


async def test_old_published_events_leave_the_default_partition(
    database: Database[ThingsStore],
) -> None:
    """Rows of a month without a partition lie there, and it is never dropped."""
    old = datetime.now(UTC) - OUTBOX_KEPT - timedelta(days=1)
    young = old + timedelta(days=2)
    published = [await an_event_of(database, old, published_at=old) for _ in range(5)]
    waiting = await an_event_of(database, old, published_at=None)
    recent = await an_event_of(database, young, published_at=young)

    assert forget_events_apart in [timer.run for timer in upkeep_timers()]
    assert await forget_events_apart(database, batch=2) == len(published)
    async with database.reading() as connection:
        left = await connection.all(select(OUTBOX.c.id))
    assert {row.id for row in left} == {waiting, recent}


async def an_event_of(
    database: Database[ThingsStore], day: datetime, *, published_at: datetime | None
) -> UUID:
    """An event of that day; no month was opened for it."""
    event_id = UUID(int=first_id_at(day).int + new_id().int % 2**60)
    row = {
        "type": "x",
        "subject": event_id,
        "sequence": 1,
        "body": "{}",
        "published_at": published_at,
    }
    async with database.reading() as connection:
        await connection.execute(insert(OUTBOX).values(id=event_id, created_at=day, **row))
    return event_id


async def test_upkeep_gives_way_where_a_relay_holds_the_outbox(
    database: Database[ThingsStore],
) -> None:
    """A new partition wants the whole table; queued for it, every commit would queue behind."""
    async with database.transaction() as store:
        store.add(a_thing())
    async with database.transaction() as relay, asyncio.timeout(10):
        await relay.transaction.all(select(OUTBOX.c.id).with_for_update())
        upkeep = asyncio.create_task(keep_outbox_partitions(database, date(2031, 1, 15)))
        await asyncio.sleep(0.1)
        async with database.transaction() as store:
            store.add(a_thing())
        await upkeep
    assert not await partitions(database)
