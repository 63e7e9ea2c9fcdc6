"""The repository of sites, on PostgreSQL."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from chassis.domain import NotFound
from chassis.store import Prepared, Row, Transaction
from placements.domain.facilities.facility import FacilityType
from placements.domain.places.errors import SiteNotFound
from placements.domain.places.search import search_key
from placements.domain.places.site import Site
from placements.store.tables.places import sites

_hold = Prepared(
    select(sites.c.id).where(sites.c.id == bindparam("id", type_=Uuid)).with_for_update()
)


class StoredSites:
    """Sites by identity; lists and searches are queries."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, site: Site) -> None:
        self._transaction.insert(sites, site, site_row)

    async def get(self, id: UUID) -> Site:
        """Held, so that nobody closes the site while something opens there. Raises SiteNotFound."""
        await self.hold(id)
        try:
            return await self._transaction.load(sites, id, site_from, site_row)
        except NotFound:
            raise SiteNotFound(f"there is no site {id}") from None

    async def many(self, ids: Sequence[UUID]) -> list[Site]:
        """Those of the sites that exist."""
        return await self._transaction.load_many(sites, ids, site_from, site_row)

    async def hold(self, id: UUID) -> None:
        """Let nobody else open or rename places of this site until the transaction ends."""
        await self._transaction.execute(_hold, id=id)


def site_from(row: Row) -> Site:
    kind = row["facility_type"]
    return Site(
        id=row["id"],
        version=row["version"],
        agency_id=row["agency_id"],
        name=row["name"],
        facility_type=None if kind is None else FacilityType(kind),
        street=row["street"],
        city=row["city"],
        province=row["province"],
        postal_code=row["postal_code"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        source_id=row["source_id"],
        source=row["source"],
        active=row["active"],
    )


def site_row(site: Site) -> dict[str, object]:
    return {
        "id": site.id,
        "agency_id": site.agency_id,
        "name": site.name,
        "search_key": search_key(site.name),
        "facility_type": site.facility_type,
        "street": site.street,
        "city": site.city,
        "city_key": search_key(site.city) if site.city else None,
        "province": site.province,
        "postal_code": site.postal_code,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "source_id": site.source_id,
        "source": site.source,
        "active": site.active,
    }
