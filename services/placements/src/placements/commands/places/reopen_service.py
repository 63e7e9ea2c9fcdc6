"""A closed service opens again."""

from placements.commands.places.changing import PlaceChange, service_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.service import Service


class ReopenService(PlaceChange):
    """Nothing but the service."""


async def reopen_service(command: ReopenService, store: PlacesStore) -> Service:
    """Raises SiteInactive or SiteWithoutAgency."""
    service = await service_to_change(command, store)
    await store.sites.hold(service.site_id)
    service.reopen(await store.sites.get(service.site_id))
    return service
