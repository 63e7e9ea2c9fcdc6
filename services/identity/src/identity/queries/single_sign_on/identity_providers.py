"""Identity providers, for those who set them up and for those who sign in."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Text, cast, select
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.domain import NotFound
from chassis.store import Connection
from chassis.viewer import Viewer
from identity.domain.access.rights import expect_administrator_of, oversees
from identity.domain.single_sign_on.identity_provider import IdentityProvider, Match
from identity.store.tables.agencies import agencies
from identity.store.tables.single_sign_on import identity_providers


class IdentityProviderRow(BaseModel):
    """Its secret is never shown."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    name: str
    issuer: str
    client_id: str
    email_domains: list[str]
    match: Match
    enabled: bool
    required: bool
    counts_as_strong: bool
    trusted_beyond_agency: bool
    proven_at: datetime | None
    version: int

    @classmethod
    def of(cls, provider: IdentityProvider) -> "IdentityProviderRow":
        facts = provider.facts
        return cls(
            id=provider.id,
            agency_id=provider.agency_id,
            name=facts.name,
            issuer=facts.issuer,
            client_id=facts.client_id,
            email_domains=sorted(facts.email_domains),
            match=facts.match,
            enabled=facts.enabled,
            required=facts.required,
            counts_as_strong=facts.counts_as_strong,
            trusted_beyond_agency=facts.trusted_beyond_agency,
            proven_at=provider.proven_at,
            version=provider.version_once_saved,
        )


class SignOnChoice(BaseModel):
    """A way to sign in that people of an address can choose."""

    model_config = ConfigDict(from_attributes=True)

    identity_provider_id: UUID
    name: str
    agency_name_fr: str
    agency_name_en: str


async def providers_of(
    connection: Connection, viewer: Viewer, agency_id: UUID
) -> list[IdentityProviderRow]:
    """Raises what an administrator's rights do."""
    expect_administrator_of(viewer, agency_id)
    rows = await connection.all(
        select(identity_providers)
        .where(identity_providers.c.agency_id == agency_id)
        .order_by(identity_providers.c.id)
        .limit(50)
    )
    return [IdentityProviderRow.model_validate(row) for row in rows]


async def provider_of(connection: Connection, viewer: Viewer, id: UUID) -> IdentityProviderRow:
    """Raises NotFound for what the viewer does not oversee."""
    row = await connection.first(select(identity_providers).where(identity_providers.c.id == id))
    if row is None or not oversees(viewer, row.agency_id):
        raise NotFound(f"Provider {id} is not one of the viewer's")
    return IdentityProviderRow.model_validate(row)


async def choices_for(connection: Connection, email: str) -> list[SignOnChoice]:
    """By the domain alone: whether anybody has the address is not looked at."""
    domain = email.rpartition("@")[2].strip().casefold()
    rows = await connection.all(
        select(
            identity_providers.c.id.label("identity_provider_id"),
            identity_providers.c.name,
            agencies.c.name_fr.label("agency_name_fr"),
            agencies.c.name_en.label("agency_name_en"),
        )
        .join(agencies, agencies.c.id == identity_providers.c.agency_id)
        .where(
            identity_providers.c.email_domains.contains(cast([domain], ARRAY(Text))),
            identity_providers.c.enabled,
            agencies.c.active,
        )
        .order_by(agencies.c.sort_name, identity_providers.c.id)
        .limit(20)
    )
    return [SignOnChoice.model_validate(row) for row in rows]
