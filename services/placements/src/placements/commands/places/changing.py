"""What every change of a place begins with: the place itself, the right, and the version read."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination
from placements.domain.places.errors import ContactUnknown, DestinationNameTaken
from placements.domain.places.rights import permit_places
from placements.domain.places.search import search_key
from placements.domain.places.service import Service
from placements.domain.places.site import Site


@dataclass(frozen=True, kw_only=True)
class PlaceChange:
    """Which place is changed, by whom, and the version that they read (None: whichever)."""

    id: UUID
    viewer: Viewer
    expected_version: int | None = None


async def site_to_change(command: PlaceChange, store: PlacesStore) -> Site:
    """Raises SiteNotFound, MayNotChangePlaces or Stale."""
    site = await store.sites.get(command.id)
    permit_places(command.viewer, site.agency_id, site.id)
    site.expect_version(command.expected_version)
    return site


async def service_to_change(command: PlaceChange, store: PlacesStore) -> Service:
    """Raises ServiceNotFound, MayNotChangePlaces or Stale."""
    service = await store.services.get(command.id)
    permit_places(command.viewer, service.agency_id, service.site_id)
    service.expect_version(command.expected_version)
    return service


async def destination_to_change(command: PlaceChange, store: PlacesStore) -> Destination:
    """Raises DestinationNotFound, MayNotChangePlaces or Stale."""
    destination = await store.destinations.get(command.id)
    permit_places(command.viewer, destination.agency_id, destination.site_id)
    destination.expect_version(command.expected_version)
    return destination


async def check_contact(person_id: UUID | None, agency_id: UUID, store: PlacesStore) -> None:
    """Raises ContactUnknown unless the person is active staff of the agency."""
    if person_id is None:
        return
    if person_id not in await store.request_references.active_people([person_id], agency_id):
        raise ContactUnknown("no active member of staff", field="contact_person_id")


async def check_names(destination: Destination, store: PlacesStore) -> None:
    """Raises DestinationNameTaken if an active neighbour has one of its names."""
    await store.sites.hold(destination.site_id)
    for other in await store.destinations.of_site(destination.site_id):
        if other.id == destination.id or not other.active:
            continue
        for field in ("name", "short_name"):
            name: str = getattr(destination, field)
            if search_key(name) == search_key(getattr(other, field)):
                raise DestinationNameTaken("the name is taken", field=field, name=name)
