"""Somebody was recorded twice: what the deleted record received, the kept one receives."""

from uuid import UUID

from placements.commands.places.ports import PlacesStore


async def follow_contact(deleted_id: UUID, kept_id: UUID, store: PlacesStore) -> None:
    """Told again, it changes nothing: nothing names the deleted record any more."""
    for service in await store.services.received_by(deleted_id):
        service.receive_by(kept_id)
    for destination in await store.destinations.received_by(deleted_id):
        destination.answer_by(kept_id)
