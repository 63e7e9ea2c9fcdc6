"""A closed site opens again."""

from placements.commands.places.changing import PlaceChange, site_to_change
from placements.commands.places.ports import PlacesStore
from placements.domain.places.site import Site


class ReopenSite(PlaceChange):
    """Nothing but the site."""


async def reopen_site(command: ReopenSite, store: PlacesStore) -> Site:
    """Opening an open site changes nothing."""
    site = await site_to_change(command, store)
    site.reopen()
    return site
