"""Which deliveries a worker sends now: due ones, a few at once for each endpoint."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select, text, true, update

from chassis.sealing import Seal
from chassis.store import Connection, Row
from notifications.domain.webhook_delivery import ClaimedDelivery, DeliveryState
from notifications.store.sealed_secrets import opened
from notifications.store.tables.webhooks import webhook_deliveries, webhook_endpoints

LEASE = timedelta(seconds=60)
"""How long a claimed delivery belongs to one worker; more than the longest attempt."""
CLAIMS = 0x50524143_57484F4B
"""The advisory lock under which workers claim one after the other, so that caps are exact."""
_OPEN = text("webhook_deliveries.state IN ('due', 'under_way')")


async def claim_webhooks(
    connection: Connection, seal: Seal, *, now: datetime, most: int, at_once: int
) -> list[ClaimedDelivery]:
    """Take due deliveries, at most `at_once` under way for an endpoint, over all workers.

    Needs a transaction. A worker that dies with them leaves them due again after the lease.
    """
    if not await connection.scalar(select(func.pg_try_advisory_xact_lock(CLAIMS))):
        return []
    deliveries, endpoints = webhook_deliveries, webhook_endpoints
    rows = await connection.all(
        update(deliveries)
        .where(
            deliveries.c.id.in_(_due(now, most=most, at_once=at_once)),
            endpoints.c.id == deliveries.c.endpoint_id,
        )
        .values(
            state=DeliveryState.UNDER_WAY.value,
            try_again_at=now + LEASE,
            attempts=deliveries.c.attempts + 1,
        )
        .returning(
            deliveries.c.id,
            deliveries.c.endpoint_id,
            deliveries.c.event_id,
            deliveries.c.body,
            deliveries.c.failures,
            endpoints.c.url,
            endpoints.c.secret,
            endpoints.c.old_secret,
            endpoints.c.old_secret_until,
        )
    )
    return [_claimed(row, seal, now) for row in sorted(rows, key=lambda row: row.id)]


def _due(now: datetime, *, most: int, at_once: int) -> Select[tuple[object, ...]]:
    deliveries, endpoints = webhook_deliveries, webhook_endpoints
    due = (
        select(deliveries.c.id, deliveries.c.try_again_at)
        .where(deliveries.c.endpoint_id == endpoints.c.id, _OPEN, deliveries.c.try_again_at <= now)
        .order_by(deliveries.c.try_again_at, deliveries.c.id)
        .limit(func.greatest(at_once - _under_way(now), 0))
        .correlate(endpoints)
        .lateral("due")
    )
    return (
        select(due.c.id)
        .select_from(endpoints.join(due, true()))
        .where(endpoints.c.enabled)
        .order_by(due.c.try_again_at, due.c.id)
        .limit(most)
    )


def _under_way(now: datetime) -> ColumnElement[int]:
    others = webhook_deliveries.alias("others")
    return (
        select(func.count())
        .select_from(others)
        .where(
            others.c.endpoint_id == webhook_endpoints.c.id,
            text("others.state IN ('due', 'under_way')"),
            others.c.state == DeliveryState.UNDER_WAY.value,
            others.c.try_again_at > now,
        )
        .correlate(webhook_endpoints)
        .scalar_subquery()
    )


def _claimed(row: Row, seal: Seal, now: datetime) -> ClaimedDelivery:
    sealed = [row.secret]
    if row.old_secret and row.old_secret_until and row.old_secret_until > now:
        sealed.append(row.old_secret)
    return ClaimedDelivery(
        id=row.id,
        endpoint_id=row.endpoint_id,
        event_id=row.event_id,
        url=row.url,
        body=row.body,
        secrets=opened(seal, sealed),
        failures=row.failures,
    )
