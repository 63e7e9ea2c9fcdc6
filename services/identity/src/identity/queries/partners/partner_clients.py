"""The clients of an agency's partners, for those who administer the agency."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.domain import NotFound
from chassis.partner_scopes import PartnerScope
from chassis.store import Connection, Row
from chassis.viewer import Role, Viewer
from identity.domain.access.rights import expect_administrator_of, oversees
from identity.domain.partners.partner_client import PartnerClient
from identity.store.tables.partners import partner_clients


class PartnerClientRow(BaseModel):
    """A system of a partner organisation; its secret is never shown again."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    name: str
    role: Role
    scopes: list[PartnerScope]
    program_ids: list[UUID] | None
    site_ids: list[UUID] | None
    expires_at: datetime
    registered_at: datetime
    former_secret_until: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    version: int

    @classmethod
    def of(cls, client: PartnerClient) -> "PartnerClientRow":
        rights = client.facts.rights
        return cls(
            id=client.id,
            agency_id=client.agency_id,
            name=client.facts.name,
            role=rights.role,
            scopes=sorted(client.facts.scopes),
            program_ids=None if rights.program_ids is None else sorted(rights.program_ids),
            site_ids=None if rights.site_ids is None else sorted(rights.site_ids),
            expires_at=client.facts.expires_at,
            registered_at=client.registered_at,
            former_secret_until=client.former_until,
            revoked_at=client.revoked_at,
            last_used_at=client.last_used_at,
            version=client.version_once_saved,
        )


async def clients_of(
    connection: Connection, viewer: Viewer, agency_id: UUID
) -> list[PartnerClientRow]:
    """The oldest first; those that were revoked, too. Raises what an administrator's rights do."""
    expect_administrator_of(viewer, agency_id)
    rows = await connection.all(
        select(partner_clients)
        .where(partner_clients.c.agency_id == agency_id)
        .order_by(partner_clients.c.id.desc())
        .limit(200)
    )
    return [_row(row) for row in reversed(rows)]


async def client(connection: Connection, viewer: Viewer, id: UUID) -> PartnerClientRow:
    """Raises NotFound for what the viewer does not oversee."""
    row = await connection.first(select(partner_clients).where(partner_clients.c.id == id))
    if row is None or not oversees(viewer, row.agency_id):
        raise NotFound(f"Client {id} is not one of the viewer's")
    return _row(row)


def _row(row: Row) -> PartnerClientRow:
    return PartnerClientRow.model_validate({**row, "former_secret_until": row.former_until})
