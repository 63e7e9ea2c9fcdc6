"""A site opens a destination, a unit that takes students."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.places.changing import check_contact, check_names
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination
from placements.domain.places.rights import permit_places


@dataclass(frozen=True, kw_only=True)
class OpenDestination:
    """The contact answers the requests that are passed to the destination."""

    viewer: Viewer
    site_id: UUID
    name: str
    short_name: str
    service_ids: Sequence[UUID]
    contact_person_id: UUID | None = None


async def open_destination(command: OpenDestination, store: PlacesStore) -> Destination:
    """Raises DestinationNameTaken, ContactUnknown, or what `Destination.open_at` raises."""
    site = await store.sites.get(command.site_id)
    permit_places(command.viewer, site.agency_id, site.id)
    await store.sites.hold(site.id)
    destination = Destination.open_at(
        site,
        name=command.name,
        short_name=command.short_name,
        services=await store.services.many(command.service_ids),
        contact_person_id=command.contact_person_id,
    )
    await check_names(destination, store)
    await check_contact(command.contact_person_id, destination.agency_id, store)
    store.destinations.add(destination)
    return destination
