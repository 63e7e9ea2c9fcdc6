"""Somebody else answers for a destination."""

from dataclasses import dataclass
from uuid import UUID

from placements.commands.places.changing import (
    PlaceChange,
    check_contact,
    destination_to_change,
)
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination


@dataclass(frozen=True, kw_only=True)
class SetDestinationContact(PlaceChange):
    """None leaves the destination without a contact."""

    contact_person_id: UUID | None


async def set_destination_contact(
    command: SetDestinationContact, store: PlacesStore
) -> Destination:
    """Raises ContactUnknown."""
    destination = await destination_to_change(command, store)
    await check_contact(command.contact_person_id, destination.agency_id, store)
    destination.answer_by(command.contact_person_id)
    return destination
