"""A destination gets other names, or goes to other services of its site."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from placements.commands.places.changing import PlaceChange, check_names, destination_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination


@dataclass(frozen=True, kw_only=True)
class ChangeDestination(PlaceChange):
    """None keeps what it is."""

    name: str | None = None
    short_name: str | None = None
    service_ids: Sequence[UUID] | None = None


async def change_destination(command: ChangeDestination, store: PlacesStore) -> Destination:
    """Raises DestinationNameTaken, NameMissing, or what `Destination.serve` raises."""
    destination = await destination_to_change(command, store)
    await store.sites.hold(destination.site_id)
    if command.service_ids is not None:
        destination.serve(await store.services.many(command.service_ids))
        await store.destinations.keep_services(destination)
    destination.rename(
        name=destination.name if command.name is None else command.name,
        short_name=destination.short_name if command.short_name is None else command.short_name,
    )
    if destination.active:
        await check_names(destination, store)
    return destination
