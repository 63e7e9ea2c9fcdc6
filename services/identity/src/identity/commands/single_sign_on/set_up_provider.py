"""An agency's administrator says where its people sign in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator, expect_administrator_of
from identity.domain.single_sign_on.identity_provider import (
    MOST_PROVIDERS,
    IdentityProvider,
    ProviderFacts,
)
from identity.domain.single_sign_on.refusals import TooManyProviders


@dataclass(frozen=True, kw_only=True)
class RegisterProvider:
    """`facts.issuer` was discovered before; the secret is sealed already."""

    viewer: Viewer
    agency_id: UUID
    facts: ProviderFacts
    sealed_secret: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ChangeProvider:
    viewer: Viewer
    id: UUID
    change: Callable[[ProviderFacts], ProviderFacts]
    sealed_secret: str | None = field(default=None, repr=False)
    expected_version: int | None = None


async def register_provider(command: RegisterProvider, store: Store) -> IdentityProvider:
    """Raises AdministratorsOnly, AgencyInactive and TooManyProviders."""
    expect_administrator_of(command.viewer, command.agency_id)
    if command.facts.trusted_beyond_agency:
        expect_administrator(command.viewer)
    (await store.agencies.get(command.agency_id)).expect_active()
    if await store.identity_providers.count(command.agency_id) >= MOST_PROVIDERS:
        raise TooManyProviders(f"At most {MOST_PROVIDERS} providers", most=MOST_PROVIDERS)
    provider = IdentityProvider.register(
        command.facts,
        viewer=command.viewer,
        agency_id=command.agency_id,
        sealed_secret=command.sealed_secret,
        now=store.now,
    )
    store.identity_providers.add(provider)
    return provider


async def change_provider(command: ChangeProvider, store: Store) -> IdentityProvider:
    """A provider that administrators trust beyond its agency is theirs to change."""
    provider = await store.identity_providers.get(command.id, command.viewer)
    expect_administrator_of(command.viewer, provider.agency_id)
    provider.expect_version(command.expected_version)
    facts = command.change(provider.facts)
    if facts.trusted_beyond_agency or provider.facts.trusted_beyond_agency:
        expect_administrator(command.viewer)
    provider.change(facts, sealed_secret=command.sealed_secret)
    return provider
