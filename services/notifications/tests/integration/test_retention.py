"""What was told long ago goes, and nothing that has still to go out."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Table, insert, select

from chassis.bus.in_process import InProcessBus
from chassis.ids import first_id_at, new_id
from chassis.store import Database
from notifications.settings import Settings
from notifications.store.retention import Kept, forget_after
from notifications.store.store import NotificationsStore
from notifications.store.tables.messages import inbox_items, mail_deliveries
from notifications.store.tables.webhooks import (
    webhook_attempts,
    webhook_deliveries,
    webhook_endpoints,
)
from notifications.worker import create_worker

Store = Database[NotificationsStore]
KEPT = Kept(inbox_days=40, mail_days=50, webhook_days=60)
forget = forget_after(KEPT, batch=2)
Put = Callable[..., Awaitable[UUID]]


@pytest.fixture
def put(database: Store) -> Put:
    """`await put(table, days=41, …)`: a row of so many days ago, made up where nothing is said."""

    async def a_row(table: Table, *, days: int, **values: object) -> UUID:
        made_at = datetime.now(UTC) - timedelta(days=days)
        row: dict[str, object] = {}
        for column in table.columns:
            if not column.nullable:
                row[column.name] = _anything(column.type.python_type, made_at)
        row["id"] = row_id = UUID(int=first_id_at(made_at).int + new_id().int % 2**60)
        async with database.reading() as connection:
            await connection.execute(insert(table).values(row | values))
        return row_id

    return a_row


def _anything(kind: type, moment: datetime) -> object:
    return {UUID: new_id(), datetime: moment, int: 1, bool: True}.get(kind, "x")


async def ids(database: Store, table: Table) -> set[UUID]:
    async with database.reading() as connection:
        return {row.id for row in await connection.all(select(table.c.id))}


async def test_each_kind_is_kept_for_its_own_days(database: Store, put: Put) -> None:
    endpoint = await put(webhook_endpoints, days=900)
    for table, days, more in (
        (inbox_items, KEPT.inbox_days, {}),
        (mail_deliveries, KEPT.mail_days, {"state": "sent"}),
        (webhook_deliveries, KEPT.webhook_days, {"state": "failed", "endpoint_id": endpoint}),
    ):
        for _ in range(5):
            await put(table, days=days + 1, **more)
        young = await put(table, days=days - 1, **more)

        assert await forget(database) == 5
        assert await ids(database, table) == {young}


@pytest.mark.parametrize("state", ["due", "under_way"])
async def test_what_has_still_to_go_out_stays(database: Store, put: Put, state: str) -> None:
    endpoint = await put(webhook_endpoints, days=900)
    mail = await put(mail_deliveries, days=900, state="due")
    delivery = await put(webhook_deliveries, days=900, state=state, endpoint_id=endpoint)

    assert await forget(database) == 0
    assert await ids(database, mail_deliveries) == {mail}
    assert await ids(database, webhook_deliveries) == {delivery}


async def test_a_delivery_goes_with_its_calls(database: Store, put: Put) -> None:
    endpoint = await put(webhook_endpoints, days=900)
    sent = {"state": "delivered", "endpoint_id": endpoint}
    old, young = [await put(webhook_deliveries, days=days, **sent) for days in (61, 59)]
    for delivery in (old, old, young):
        call = await put(webhook_attempts, days=59, delivery_id=delivery)

    assert await forget(database) == 1
    assert await ids(database, webhook_attempts) == {call}


def test_the_worker_forgets(settings: Settings) -> None:
    worker = create_worker(settings, InProcessBus())

    assert "forget old messages" in [timer.name for timer in worker.timers]
