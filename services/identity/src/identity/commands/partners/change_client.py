"""What a client may do is changed, its secret is replaced, or it is revoked."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.partners.register_client import expect_side
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.partners.client_secret import ClientSecret
from identity.domain.partners.partner_client import ClientFacts, PartnerClient


@dataclass(frozen=True, kw_only=True)
class OneClient:
    """Which client, who asks, and the version that they read."""

    viewer: Viewer
    id: UUID
    expected_version: int | None = None


async def change_client(
    command: OneClient, change: Callable[[ClientFacts], ClientFacts], store: Store
) -> PartnerClient:
    """Tokens that are out keep what they have until they expire, within minutes."""
    client = await _administered(command, store)
    facts = change(client.facts)
    expect_side(await store.agencies.get(client.agency_id), facts)
    client.change(facts, now=store.now)
    return client


async def rotate_client_secret(
    command: OneClient, store: Store
) -> tuple[PartnerClient, ClientSecret]:
    client = await _administered(command, store)
    return client, client.rotate(store.now)


async def revoke_client(command: OneClient, store: Store) -> PartnerClient:
    """It gets no token any more; those that are out expire within minutes."""
    client = await _administered(command, store)
    client.revoke(store.now)
    return client


async def _administered(command: OneClient, store: Store) -> PartnerClient:
    client = await store.partner_clients.get(command.id, command.viewer)
    expect_administrator_of(command.viewer, client.agency_id)
    client.expect_version(command.expected_version)
    return client
