"""What is known of a site is corrected."""

from dataclasses import dataclass

from placements.commands.places.changing import PlaceChange, site_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.site import Site, SiteFacts


@dataclass(frozen=True, kw_only=True)
class ChangeSite(PlaceChange):
    """`facts` hold only what changes."""

    facts: SiteFacts


async def change_site(command: ChangeSite, store: PlacesStore) -> Site:
    """Raises NameMissing, ProvinceUnknown or PositionIncomplete."""
    site = await site_to_change(command, store)
    site.change(**command.facts)
    return site
