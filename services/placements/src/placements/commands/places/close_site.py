"""A site is closed, once its services are."""

from placements.commands.places.changing import PlaceChange, site_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.site import Site


class CloseSite(PlaceChange):
    """Nothing but the site."""


async def close_site(command: CloseSite, store: PlacesStore) -> Site:
    """Raises SiteHasActiveServices."""
    site = await site_to_change(command, store)
    await store.sites.hold(site.id)
    services = await store.services.of_site(site.id)
    site.close(active_services=sum(service.active for service in services))
    return site
