"""Where events wait until they have reached the partners, with every attempt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, delete, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.ids import new_id
from chassis.store import Transaction
from notifications.domain.moves import RequestMoved
from notifications.domain.partners import TEST_TYPE
from notifications.domain.webhook_delivery import (
    Attempt,
    ClaimedDelivery,
    DeliveryState,
    DeliveryUnderWay,
    Outcome,
)
from notifications.domain.webhook_endpoint import EndpointDisabled
from notifications.store.tables.webhooks import (
    webhook_attempts,
    webhook_deliveries,
    webhook_endpoints,
    webhook_failures,
)


class StoredWebhookDeliveries:
    """The deliveries that the commands ask for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def queue(self, moved: RequestMoved, bodies: Mapping[UUID, str], event_type: str) -> None:
        """One delivery for each endpoint that listens, of the agencies that have a body."""
        table = webhook_endpoints.c
        rows = await self._transaction.all(
            select(table.id, table.agency_id).where(
                table.agency_id == any_(literal(sorted(bodies), ARRAY(Uuid))),
                table.enabled,
                table.removed_at.is_(None),
                or_(table.event_types.is_(None), literal(event_type) == any_(table.event_types)),
            )
        )
        for row in rows:
            self._append(
                endpoint_id=row.id,
                agency_id=row.agency_id,
                event_id=moved.event_id,
                type=event_type,
                reference=moved.reference,
                body=bodies[row.agency_id],
            )

    def queue_test(self, *, endpoint_id: UUID, agency_id: UUID, event_id: UUID, body: str) -> UUID:
        """A test for one endpoint; answers the delivery."""
        return self._append(
            endpoint_id=endpoint_id,
            agency_id=agency_id,
            event_id=event_id,
            type=TEST_TYPE,
            reference=None,
            body=body,
        )

    async def queue_again(self, id: UUID, viewer: Viewer) -> None:
        """Due now, with the whole schedule before it. Raises NotFound, DeliveryUnderWay
        and EndpointDisabled.
        """
        table, now = webhook_deliveries, self._transaction.now
        row = await self._transaction.first(
            select(table.c.state, table.c.try_again_at, webhook_endpoints.c.enabled)
            .join(webhook_endpoints, webhook_endpoints.c.id == table.c.endpoint_id)
            .where(table.c.id == id, table.c.agency_id == viewer.agency_id)
            .with_for_update(of=table)
        )
        if row is None:
            raise NotFound(f"No webhook delivery {id}")
        if not row.enabled:
            raise EndpointDisabled(f"The endpoint of delivery {id} is switched off")
        if row.state == DeliveryState.UNDER_WAY.value and row.try_again_at > now:
            raise DeliveryUnderWay(f"Delivery {id} is being sent")
        await self._transaction.execute(
            update(table)
            .where(table.c.id == id)
            .values(state=DeliveryState.DUE.value, failures=0, try_again_at=now)
        )

    async def record(self, claimed: ClaimedDelivery, attempt: Attempt, outcome: Outcome) -> None:
        """Write the attempt and how the delivery stands after it."""
        self._transaction.append(webhook_attempts, _attempt_row(claimed.id, attempt))
        await self._transaction.execute(
            update(webhook_deliveries)
            .where(webhook_deliveries.c.id == claimed.id)
            .values(
                state=outcome.state.value,
                failures=outcome.failures,
                try_again_at=outcome.try_again_at,
                delivered_at=func.coalesce(webhook_deliveries.c.delivered_at, outcome.delivered_at),
                last_status_code=attempt.status_code,
                last_error=attempt.error,
            )
        )

    async def count_success(self, endpoint_id: UUID) -> None:
        await self._transaction.execute(
            delete(webhook_failures).where(webhook_failures.c.endpoint_id == endpoint_id)
        )

    async def count_failure(self, endpoint_id: UUID, at: datetime) -> datetime:
        """Since when the endpoint has only failed."""
        statement = insert(webhook_failures).values(endpoint_id=endpoint_id, failing_since=at)
        since: datetime = await self._transaction.scalar(
            statement.on_conflict_do_update(
                index_elements=["endpoint_id"],
                set_={"failing_since": webhook_failures.c.failing_since},
            ).returning(webhook_failures.c.failing_since)
        )
        return since

    async def disable_endpoint(self, endpoint_id: UUID) -> tuple[UUID, str] | None:
        """Owner and address of an endpoint that was on until now; None if it was off."""
        table = webhook_endpoints
        row = await self._transaction.first(
            update(table)
            .where(table.c.id == endpoint_id, table.c.enabled)
            .values(enabled=False, disabled_because="only_failures", version=table.c.version + 1)
            .returning(table.c.owner_id, table.c.url)
        )
        return (row.owner_id, row.url) if row else None

    def _append(self, **values: Any) -> UUID:
        delivery_id, now = new_id(), self._transaction.now
        self._transaction.append(
            webhook_deliveries,
            {
                "id": delivery_id,
                **values,
                "state": DeliveryState.DUE.value,
                "failures": 0,
                "attempts": 0,
                "try_again_at": now,
                "created_at": now,
            },
        )
        return delivery_id


def _attempt_row(delivery_id: UUID, attempt: Attempt) -> dict[str, Any]:
    return {
        "id": new_id(),
        "delivery_id": delivery_id,
        "attempted_at": attempt.attempted_at,
        "duration_ms": attempt.duration_ms,
        "status_code": attempt.status_code,
        "response": attempt.response,
        "error": attempt.error,
    }
