"""What was sent to partners, and what they answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from notifications.store.tables.webhooks import webhook_attempts, webhook_deliveries

State = Literal["due", "under_way", "delivered", "failed"]
MOST_ATTEMPTS = 100


class WebhookDeliveryRow(BaseModel):
    """One event for one endpoint. `failed`: given up; it can still be sent again by hand."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    endpoint_id: UUID
    event_id: UUID
    type: str = Field(examples=["placements.placement_request_accepted.v1"])
    reference: str | None = Field(default=None, examples=["PR-2026-000123"])
    state: State
    attempts: int
    try_again_at: datetime
    last_status_code: int | None = Field(default=None, examples=[503])
    last_error: str | None = Field(default=None, examples=["ConnectTimeout"])
    created_at: datetime
    delivered_at: datetime | None = None


class WebhookAttemptRow(BaseModel):
    """One call; `response` is the beginning of what the partner answered."""

    model_config = ConfigDict(from_attributes=True)

    attempted_at: datetime
    duration_ms: int
    status_code: int | None = None
    response: str | None = None
    error: str | None = None


class WebhookDeliveryDetail(WebhookDeliveryRow):
    """With the body that is sent, and the last hundred calls, newest first."""

    body: str
    calls: list[WebhookAttemptRow] = []


async def webhook_deliveries_of(
    connection: Connection,
    viewer: Viewer,
    *,
    endpoint_id: UUID | None,
    states: Collection[str] = (),
    after: UUID | None,
    limit: int,
) -> list[WebhookDeliveryRow]:
    """The deliveries of the viewer's agency, newest first."""
    table = webhook_deliveries
    columns = [table.c[name] for name in WebhookDeliveryRow.model_fields]
    statement = (
        select(*columns)
        .where(table.c.agency_id == viewer.agency_id)
        .order_by(table.c.id.desc())
        .limit(limit)
    )
    if endpoint_id is not None:
        statement = statement.where(table.c.endpoint_id == endpoint_id)
    if states:
        statement = statement.where(table.c.state.in_(states))
    if after is not None:
        statement = statement.where(table.c.id < after)
    return [WebhookDeliveryRow.model_validate(row) for row in await connection.all(statement)]


async def webhook_delivery_of(
    connection: Connection, viewer: Viewer, id: UUID
) -> WebhookDeliveryDetail:
    """Raises NotFound for another agency's."""
    table, attempts = webhook_deliveries, webhook_attempts
    row = await connection.first(
        select(table).where(table.c.id == id, table.c.agency_id == viewer.agency_id)
    )
    if row is None:
        raise NotFound(f"No webhook delivery {id}")
    calls = await connection.all(
        select(attempts)
        .where(attempts.c.delivery_id == id)
        .order_by(attempts.c.id.desc())
        .limit(MOST_ATTEMPTS)
    )
    detail = WebhookDeliveryDetail.model_validate(row)
    detail.calls = [WebhookAttemptRow.model_validate(call) for call in calls]
    return detail
