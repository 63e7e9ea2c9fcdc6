"""Where agencies' identity providers are kept."""

from typing import Final
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.access.rights import sees
from identity.domain.accounts.account import Account
from identity.domain.single_sign_on.identity_provider import IdentityProvider, Match, ProviderFacts
from identity.store.tables.access import role_assignments
from identity.store.tables.agencies import agencies
from identity.store.tables.single_sign_on import identity_providers as table
from policy.permissions.roles import OF_THE_NETWORK

_NOBODY: Final = UUID(int=0)


class StoredIdentityProviders:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, provider: IdentityProvider) -> None:
        self._transaction.insert(table, provider, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> IdentityProvider:
        provider = await self._transaction.load(table, id, _from_row, _to_row)
        if not sees(viewer, provider.agency_id):
            raise NotFound(f"Provider {id} is not one of the viewer's")
        return provider

    async def to_sign_in(self, id: UUID) -> IdentityProvider | None:
        row = await self._transaction.first(
            select(table)
            .join(agencies, agencies.c.id == table.c.agency_id)
            .where(table.c.id == id, table.c.enabled, agencies.c.active)
            .with_for_update(of=table)
        )
        if row is None:
            return None
        return self._transaction.track(table, _from_row(row), _to_row)

    async def count(self, agency_id: UUID) -> int:
        queue = func.hashtextextended(str(agency_id), 2)
        await self._transaction.first(select(func.pg_advisory_xact_lock(queue)))
        return int(
            await self._transaction.scalar(
                select(func.count()).select_from(table).where(table.c.agency_id == agency_id)
            )
        )

    async def demanded_of(self, account: Account | None) -> bool:
        person_id = account.person_id if account else _NOBODY
        agency_id = account.agency_id if account else _NOBODY
        beyond = exists().where(
            role_assignments.c.person_id == person_id,
            role_assignments.c.active,
            or_(
                role_assignments.c.agency_id != agency_id,
                role_assignments.c.role.in_(sorted(OF_THE_NETWORK)),
            ),
        )
        demanding = select(table.c.id).where(
            table.c.agency_id == agency_id,
            table.c.enabled,
            table.c.required,
            or_(table.c.trusted_beyond_agency, ~beyond),
        )
        return bool(await self._transaction.scalar(select(exists(demanding))))


def _from_row(row: Row) -> IdentityProvider:
    return IdentityProvider(
        id=row.id,
        agency_id=row.agency_id,
        facts=ProviderFacts(
            name=row.name,
            issuer=row.issuer,
            client_id=row.client_id,
            email_domains=frozenset(row.email_domains),
            match=Match(row.match),
            enabled=row.enabled,
            required=row.required,
            counts_as_strong=row.counts_as_strong,
            trusted_beyond_agency=row.trusted_beyond_agency,
        ),
        sealed_secret=row.sealed_secret,
        registered_by=row.registered_by,
        registered_at=row.registered_at,
        proven_at=row.proven_at,
        version=row.version,
    )


def _to_row(provider: IdentityProvider) -> dict[str, object]:
    facts = provider.facts
    return {
        "id": provider.id,
        "agency_id": provider.agency_id,
        "name": facts.name,
        "issuer": facts.issuer,
        "client_id": facts.client_id,
        "sealed_secret": provider.sealed_secret,
        "email_domains": sorted(facts.email_domains),
        "match": facts.match.value,
        "enabled": facts.enabled,
        "required": facts.required,
        "counts_as_strong": facts.counts_as_strong,
        "trusted_beyond_agency": facts.trusted_beyond_agency,
        "registered_by": provider.registered_by,
        "registered_at": provider.registered_at,
        "proven_at": provider.proven_at,
    }
