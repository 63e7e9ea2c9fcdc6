"""Somebody else receives the requests for a service."""

from dataclasses import dataclass
from uuid import UUID

from placements.commands.places.changing import PlaceChange, check_contact, service_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.service import Service


@dataclass(frozen=True, kw_only=True)
class SetServiceContact(PlaceChange):
    """None leaves the service without a contact."""

    contact_person_id: UUID | None


async def set_service_contact(command: SetServiceContact, store: PlacesStore) -> Service:
    """Raises ContactUnknown."""
    service = await service_to_change(command, store)
    await check_contact(command.contact_person_id, service.agency_id, store)
    service.receive_by(command.contact_person_id)
    return service
