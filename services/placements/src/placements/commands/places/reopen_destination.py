"""A closed destination takes students again."""

from placements.commands.places.changing import (
    PlaceChange,
    check_names,
    destination_to_change,
)
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination


class ReopenDestination(PlaceChange):
    """Nothing but the destination."""


async def reopen_destination(command: ReopenDestination, store: PlacesStore) -> Destination:
    """Raises DestinationNameTaken, ServiceInactive, SiteInactive or SiteWithoutAgency."""
    destination = await destination_to_change(command, store)
    await check_names(destination, store)
    site = await store.sites.get(destination.site_id)
    destination.reopen(site, await store.services.many(destination.service_ids))
    return destination
