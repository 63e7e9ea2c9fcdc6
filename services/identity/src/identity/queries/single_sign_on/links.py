"""Links between subjects of identity providers and accounts."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.store import Connection
from chassis.viewer import Viewer
from identity.domain.access.rights import expect_administrator_of
from identity.domain.single_sign_on.linked_subject import LinkedSubject
from identity.queries.single_sign_on.identity_providers import provider_of
from identity.store.tables.accounts import accounts
from identity.store.tables.people import people
from identity.store.tables.single_sign_on import identity_providers, linked_subjects

_COLUMNS = (
    linked_subjects.c.id,
    linked_subjects.c.provider_id.label("identity_provider_id"),
    linked_subjects.c.account_id,
    linked_subjects.c.linked_at,
    linked_subjects.c.linked_by,
)
_HOLDS = (
    linked_subjects.c.unlinked_at.is_(None),
    linked_subjects.c.issuer == identity_providers.c.issuer,
)


class LinkSeen(BaseModel):
    """A link that holds. `linked_by` is the account that made it; null for who was found by the
    address."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    identity_provider_id: UUID
    account_id: UUID
    linked_at: datetime
    linked_by: UUID | None

    @classmethod
    def of(cls, link: LinkedSubject) -> "LinkSeen":
        return cls(
            id=link.id,
            identity_provider_id=link.provider_id,
            account_id=link.account_id,
            linked_at=link.linked_at,
            linked_by=link.linked_by,
        )


class OwnLink(LinkSeen):
    name: str


class LinkRow(LinkSeen):
    subject: str
    person_id: UUID
    first_name: str
    last_name: str

    @property
    def key(self) -> tuple[str]:
        return (self.subject,)


async def links_of(
    connection: Connection,
    viewer: Viewer,
    provider_id: UUID,
    *,
    cursor: tuple[object, ...] | None,
    limit: int,
) -> list[LinkRow]:
    """Raises NotFound and AdministratorsOnly."""
    provider = await provider_of(connection, viewer, provider_id)
    expect_administrator_of(viewer, provider.agency_id)
    after = [linked_subjects.c.subject > str(cursor[0])] if cursor else []
    rows = await connection.all(
        select(
            *_COLUMNS,
            linked_subjects.c.subject,
            people.c.id.label("person_id"),
            people.c.first_name,
            people.c.last_name,
        )
        .join(accounts, accounts.c.id == linked_subjects.c.account_id)
        .join(people, people.c.id == accounts.c.person_id)
        .where(
            linked_subjects.c.provider_id == provider.id,
            linked_subjects.c.issuer == provider.issuer,
            linked_subjects.c.unlinked_at.is_(None),
            *after,
        )
        .order_by(linked_subjects.c.subject)
        .limit(limit)
    )
    return [LinkRow.model_validate(row) for row in rows]


async def own_links(connection: Connection, viewer: Viewer) -> list[OwnLink]:
    """Few: an agency has five providers at most."""
    rows = await connection.all(
        select(*_COLUMNS, identity_providers.c.name)
        .join(identity_providers, identity_providers.c.id == linked_subjects.c.provider_id)
        .where(linked_subjects.c.account_id == viewer.account_id, *_HOLDS)
        .order_by(linked_subjects.c.id)
        .limit(50)
    )
    return [OwnLink.model_validate(row) for row in rows]
