"""A system of a partner organisation, which reads what one hospital network receives."""

from datetime import timedelta

from chassis.auth import Role
from chassis.partner_scopes import PartnerScope
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights
from identity.domain.partners.client_secret import digest_of
from identity.domain.partners.partner_client import ClientFacts, PartnerClient
from identity.store.store import IdentityStore
from practica.demo_province.identities import demo_id
from practica.demo_province.sign_ins import PARTNER

_LASTS = timedelta(days=365)


def register_partner(store: IdentityStore) -> None:
    """Its secret is known, as everything of a demo is; any other one is made at random."""
    facts = ClientFacts(
        name="Horaires des unités / unit schedules",
        rights=Rights(role=Role.RECEIVING_COORDINATOR),
        scopes=frozenset({PartnerScope.PLACEMENTS_READ, PartnerScope.REPORTING_READ}),
        expires_at=store.now + _LASTS,
    )
    client, _ = PartnerClient.register(
        facts, viewer=the_installation(), agency_id=demo_id("hospitals", 0), now=store.now
    )
    client.id = PARTNER.client_id
    client.digest = digest_of(PARTNER.secret, client.id)
    store.partner_clients.add(client)
