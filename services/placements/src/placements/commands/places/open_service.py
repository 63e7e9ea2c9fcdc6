"""A site opens a service."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.places.changing import check_contact
from placements.commands.places.ports import PlacesStore
from placements.domain.places.rights import permit_places
from placements.domain.places.service import Service


@dataclass(frozen=True, kw_only=True)
class OpenService:
    """The contact receives the requests for the service."""

    viewer: Viewer
    site_id: UUID
    name_fr: str
    name_en: str
    contact_person_id: UUID | None = None


async def open_service(command: OpenService, store: PlacesStore) -> Service:
    """Raises SiteNotFound, SiteInactive, SiteWithoutAgency, ContactUnknown or NameMissing."""
    site = await store.sites.get(command.site_id)
    permit_places(command.viewer, site.agency_id, site.id)
    await store.sites.hold(site.id)
    service = Service.open_at(
        site,
        name_fr=command.name_fr,
        name_en=command.name_en,
        contact_person_id=command.contact_person_id,
    )
    await check_contact(command.contact_person_id, service.agency_id, store)
    store.services.add(service)
    return service
