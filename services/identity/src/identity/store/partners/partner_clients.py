"""Where the clients of partner organisations are kept."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select, update

from chassis.auth import Role, Viewer
from chassis.domain import NotFound
from chassis.partner_scopes import PartnerScope
from chassis.store import Row, Transaction
from identity.domain.access.rights import sees
from identity.domain.access.role_assignment import Rights
from identity.domain.partners.partner_client import ClientFacts, PartnerClient
from identity.store.tables.partners import partner_clients

TO_THE: Final = timedelta(minutes=1)


class StoredPartnerClients:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, client: PartnerClient) -> None:
        self._transaction.insert(partner_clients, client, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> PartnerClient:
        client = await self._transaction.load(partner_clients, id, client_of, _to_row)
        if not sees(viewer, client.agency_id):
            raise NotFound(f"Client {id} is not one of the viewer's")
        return client

    async def known_as(self, id: UUID) -> PartnerClient | None:
        row = await self._transaction.first(
            select(partner_clients).where(partner_clients.c.id == id)
        )
        if row is None:
            return None
        return self._transaction.track(partner_clients, client_of(row), _to_row)

    async def count(self, agency_id: UUID) -> int:
        queue = func.hashtextextended(str(agency_id), 1)
        await self._transaction.first(select(func.pg_advisory_xact_lock(queue)))
        return int(
            await self._transaction.scalar(
                select(func.count())
                .select_from(partner_clients)
                .where(
                    partner_clients.c.agency_id == agency_id,
                    partner_clients.c.revoked_at.is_(None),
                )
            )
        )

    async def note_use(self, id: UUID, now: datetime) -> None:
        before = partner_clients.c.last_used_at
        await self._transaction.execute(
            update(partner_clients)
            .where(partner_clients.c.id == id, or_(before.is_(None), before < now - TO_THE))
            .values(last_used_at=now)
        )


def client_of(row: Row) -> PartnerClient:
    return PartnerClient(
        id=row.id,
        agency_id=row.agency_id,
        facts=ClientFacts(
            name=row.name,
            rights=Rights(
                role=Role(row.role),
                program_ids=None if row.program_ids is None else frozenset(row.program_ids),
                site_ids=None if row.site_ids is None else frozenset(row.site_ids),
            ),
            scopes=frozenset(PartnerScope(scope) for scope in row.scopes),
            expires_at=row.expires_at,
        ),
        registered_by=row.registered_by,
        registered_at=row.registered_at,
        digest=row.digest,
        former_digest=row.former_digest,
        former_until=row.former_until,
        revoked_at=row.revoked_at,
        last_used_at=row.last_used_at,
        version=row.version,
    )


def _to_row(client: PartnerClient) -> dict[str, object]:
    rights = client.facts.rights
    return {
        "id": client.id,
        "agency_id": client.agency_id,
        "name": client.facts.name,
        "role": rights.role.value,
        "program_ids": None if rights.program_ids is None else sorted(rights.program_ids),
        "site_ids": None if rights.site_ids is None else sorted(rights.site_ids),
        "scopes": sorted(scope.value for scope in client.facts.scopes),
        "expires_at": client.facts.expires_at,
        "registered_by": client.registered_by,
        "registered_at": client.registered_at,
        "digest": client.digest,
        "former_digest": client.former_digest,
        "former_until": client.former_until,
        "revoked_at": client.revoked_at,
    }
