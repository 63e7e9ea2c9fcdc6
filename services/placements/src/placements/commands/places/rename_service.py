"""A service gets other names."""

from dataclasses import dataclass

from placements.commands.places.changing import PlaceChange, service_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.service import Service


@dataclass(frozen=True, kw_only=True)
class RenameService(PlaceChange):
    """None keeps a name."""

    name_fr: str | None = None
    name_en: str | None = None


async def rename_service(command: RenameService, store: PlacesStore) -> Service:
    """Raises NameMissing."""
    service = await service_to_change(command, store)
    service.rename(
        name_fr=service.name_fr if command.name_fr is None else command.name_fr,
        name_en=service.name_en if command.name_en is None else command.name_en,
    )
    return service
