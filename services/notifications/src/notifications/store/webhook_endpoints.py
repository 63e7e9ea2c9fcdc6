"""Where partners' endpoints are kept."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.sealing import Seal
from chassis.store import Row, Transaction
from notifications.domain.webhook_endpoint import WebhookEndpoint
from notifications.store.sealed_secrets import SealedSecrets
from notifications.store.tables.webhooks import webhook_endpoints, webhook_failures


def endpoints_of(viewer: Viewer) -> ColumnElement[bool]:
    """The endpoints of the viewer's agency that were not removed."""
    table = webhook_endpoints.c
    return and_(table.agency_id == viewer.agency_id, table.removed_at.is_(None))


class StoredWebhookEndpoints:
    """The repository that the domain asks for, on PostgreSQL."""

    def __init__(self, transaction: Transaction, seal: Seal) -> None:
        self._transaction = transaction
        self._secrets = SealedSecrets(seal)

    def add(self, endpoint: WebhookEndpoint) -> None:
        self._transaction.insert(webhook_endpoints, endpoint, self._to_row)

    async def get(self, id: UUID, viewer: Viewer) -> WebhookEndpoint:
        """Raises NotFound for another agency's endpoint, and for one that was removed."""
        row = await self._transaction.first(
            select(webhook_endpoints).where(webhook_endpoints.c.id == id, endpoints_of(viewer))
        )
        if row is None:
            raise NotFound(f"No webhook endpoint {id}")
        return self._transaction.track(webhook_endpoints, self._from_row(row), self._to_row)

    async def count(self, agency_id: UUID) -> int:
        found: int = await self._transaction.scalar(
            select(func.count())
            .select_from(webhook_endpoints)
            .where(
                webhook_endpoints.c.agency_id == agency_id,
                webhook_endpoints.c.removed_at.is_(None),
            )
        )
        return found

    async def forget_failures(self, id: UUID) -> None:
        """From now on the 120 hours count anew."""
        await self._transaction.execute(
            delete(webhook_failures).where(webhook_failures.c.endpoint_id == id)
        )

    def _from_row(self, row: Row) -> WebhookEndpoint:
        return WebhookEndpoint(
            id=row.id,
            agency_id=row.agency_id,
            url=row.url,
            description=row.description,
            event_types=row.event_types,
            owner_id=row.owner_id,
            secret=self._secrets.open(row.secret),
            old_secret=self._secrets.open(row.old_secret) if row.old_secret else None,
            old_secret_until=row.old_secret_until,
            enabled=row.enabled,
            disabled_because=row.disabled_because,
            created_at=row.created_at,
            removed_at=row.removed_at,
            version=row.version,
        )

    def _to_row(self, endpoint: WebhookEndpoint) -> dict[str, Any]:
        old = endpoint.old_secret
        return {
            "id": endpoint.id,
            "agency_id": endpoint.agency_id,
            "url": endpoint.url,
            "description": endpoint.description,
            "event_types": endpoint.event_types,
            "owner_id": endpoint.owner_id,
            "secret": self._secrets.close(endpoint.secret),
            "old_secret": self._secrets.close(old) if old else None,
            "old_secret_until": endpoint.old_secret_until,
            "enabled": endpoint.enabled,
            "disabled_because": endpoint.disabled_because,
            "created_at": endpoint.created_at,
            "removed_at": endpoint.removed_at,
        }
