"""An agency's administrator registers a system of a partner organisation."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import RoleNotAtAgency
from identity.domain.agencies.agency import Agency
from identity.domain.partners.client_secret import ClientSecret
from identity.domain.partners.partner_client import (
    MOST_CLIENTS,
    ClientFacts,
    PartnerClient,
    TooManyClients,
)


@dataclass(frozen=True, kw_only=True)
class RegisterClient:
    viewer: Viewer
    agency_id: UUID
    facts: ClientFacts


async def register_client(
    command: RegisterClient, store: Store
) -> tuple[PartnerClient, ClientSecret]:
    """Raises AdministratorsOnly, AgencyInactive, RoleNotAtAgency and TooManyClients."""
    expect_administrator_of(command.viewer, command.agency_id)
    agency = await store.agencies.get(command.agency_id)
    agency.expect_active()
    expect_side(agency, command.facts)
    if await store.partner_clients.count(agency.id) >= MOST_CLIENTS:
        raise TooManyClients(f"At most {MOST_CLIENTS} clients", most=MOST_CLIENTS)
    client, secret = PartnerClient.register(
        command.facts, viewer=command.viewer, agency_id=agency.id, now=store.now
    )
    store.partner_clients.add(client)
    return client, secret


def expect_side(agency: Agency, facts: ClientFacts) -> None:
    """A school's system cannot act as a hospital's. Raises RoleNotAtAgency."""
    if not agency.has_use_for(facts.rights.role):
        raise RoleNotAtAgency(f"{facts.rights.role} has no use there", field="role")
