"""A site is recorded: by an administrator, or by a local administrator for their own agency."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.places.ports import PlacesStore
from placements.domain.agencies import expect_known
from placements.domain.places.rights import permit_places
from placements.domain.places.site import Site, SiteFacts


@dataclass(frozen=True, kw_only=True)
class RecordSite:
    """`facts` hold at least a name and a province."""

    viewer: Viewer
    facts: SiteFacts
    agency_id: UUID | None = None


async def record_site(command: RecordSite, store: PlacesStore) -> Site:
    """Raises MayNotChangePlaces, AgencyUnknown, NameMissing, ProvinceUnknown or
    PositionIncomplete."""
    permit_places(command.viewer, command.agency_id)
    if command.agency_id is not None:
        await expect_known(store.agencies, command.agency_id)
    site = Site.record_new(agency_id=command.agency_id, **command.facts)
    store.sites.add(site)
    return site
