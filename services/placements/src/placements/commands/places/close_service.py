"""A service is closed, once its destinations are."""

from placements.commands.places.changing import PlaceChange, service_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.service import Service


class CloseService(PlaceChange):
    """Nothing but the service."""


async def close_service(command: CloseService, store: PlacesStore) -> Service:
    """Raises ServiceHasActiveDestinations."""
    service = await service_to_change(command, store)
    await store.sites.hold(service.site_id)
    neighbours = await store.destinations.of_site(service.site_id)
    served = sum(one.active and service.id in one.service_ids for one in neighbours)
    service.close(active_destinations=served)
    return service
