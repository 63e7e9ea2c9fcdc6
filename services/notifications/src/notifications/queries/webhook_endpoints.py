"""The endpoints that an agency registered; their secrets are never read here."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Select, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from notifications.domain.webhook_endpoint import WebhookEndpoint
from notifications.store.tables.webhooks import webhook_endpoints, webhook_failures
from notifications.store.webhook_endpoints import endpoints_of


class WebhookEndpointRow(BaseModel):
    """`event_types` of null: every event. `failing_since`: not one call went through since then."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    url: str = Field(examples=["https://partner.example/practica"])
    description: str
    event_types: list[str] | None
    enabled: bool
    disabled_because: str | None = Field(default=None, examples=["only_failures"])
    old_secret_until: datetime | None = None
    failing_since: datetime | None = None
    created_at: datetime
    version: int


async def webhook_endpoints_of(connection: Connection, viewer: Viewer) -> list[WebhookEndpointRow]:
    """All of the viewer's agency; there are few."""
    rows = await connection.all(_endpoints(viewer).order_by(webhook_endpoints.c.id))
    return [WebhookEndpointRow.model_validate(row) for row in rows]


async def webhook_endpoint_of(
    connection: Connection, viewer: Viewer, id: UUID
) -> WebhookEndpointRow:
    """Raises NotFound."""
    row = await connection.first(_endpoints(viewer).where(webhook_endpoints.c.id == id))
    if row is None:
        raise NotFound(f"No webhook endpoint {id}")
    return WebhookEndpointRow.model_validate(row)


def webhook_endpoint_row(endpoint: WebhookEndpoint) -> WebhookEndpointRow:
    """The same row for an endpoint that was just changed."""
    return WebhookEndpointRow(
        id=endpoint.id,
        url=endpoint.url,
        description=endpoint.description,
        event_types=endpoint.event_types,
        enabled=endpoint.enabled,
        disabled_because=endpoint.disabled_because,
        old_secret_until=endpoint.old_secret_until,
        created_at=endpoint.created_at,
        version=endpoint.version_once_saved,
    )


def _endpoints(viewer: Viewer) -> Select[Any]:
    table, failures = webhook_endpoints, webhook_failures
    hidden = {"secret", "old_secret", "agency_id", "owner_id", "removed_at"}
    columns = [column for column in table.columns if column.name not in hidden]
    return (
        select(*columns, failures.c.failing_since)
        .select_from(table.outerjoin(failures, failures.c.endpoint_id == table.c.id))
        .where(endpoints_of(viewer))
    )
