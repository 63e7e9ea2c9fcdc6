"""An administrator says to which agency a site belongs; its services and destinations follow."""

from dataclasses import dataclass
from uuid import UUID

from placements.commands.places.changing import PlaceChange, site_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.agencies import expect_known
from placements.domain.places.errors import SiteHasActiveServices
from placements.domain.places.rights import permit_everything
from placements.domain.places.site import Site


@dataclass(frozen=True, kw_only=True)
class GiveSiteToAgency(PlaceChange):
    """None takes the site from its agency."""

    agency_id: UUID | None


async def give_site_to_agency(command: GiveSiteToAgency, store: PlacesStore) -> Site:
    """Raises MayNotChangePlaces or AgencyUnknown; SiteHasActiveServices if nobody would answer for
    them."""
    permit_everything(command.viewer)
    site = await site_to_change(command, store)
    if command.agency_id is not None:
        await expect_known(store.agencies, command.agency_id)
    if not site.give_to(command.agency_id):
        return site
    services = await store.services.of_site(site.id)
    active = sum(service.active for service in services)
    if command.agency_id is None:
        if active:
            raise SiteHasActiveServices("services are still open", services=active)
        return site
    for service in services:
        service.follow(command.agency_id)
    for destination in await store.destinations.of_site(site.id):
        destination.follow(command.agency_id)
    return site
