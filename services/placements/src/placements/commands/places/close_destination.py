"""A destination takes no more students."""

from placements.commands.places.changing import PlaceChange, destination_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination


class CloseDestination(PlaceChange):
    """Nothing but the destination."""


async def close_destination(command: CloseDestination, store: PlacesStore) -> Destination:
    """Closing a closed destination changes nothing."""
    destination = await destination_to_change(command, store)
    destination.close()
    return destination
