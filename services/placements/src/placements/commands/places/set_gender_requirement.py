"""A destination says why it has to know the gender of its students, or that it has not."""

from dataclasses import dataclass

from placements.commands.places.changing import PlaceChange, destination_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.destination import Destination


@dataclass(frozen=True, kw_only=True)
class SetGenderRequirement(PlaceChange):
    """None asks for it no more."""

    justification: str | None


async def set_gender_requirement(command: SetGenderRequirement, store: PlacesStore) -> Destination:
    """Raises NameMissing."""
    destination = await destination_to_change(command, store)
    destination.ask_for_gender(command.justification)
    return destination
