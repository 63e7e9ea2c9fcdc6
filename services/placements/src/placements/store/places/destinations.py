"""The repository of destinations, with the services that each belongs to, on PostgreSQL."""

from uuid import UUID

from sqlalchemy import ARRAY, Select, Uuid, bindparam, delete, func, select

from chassis.store import Prepared, Row, Transaction
from placements.domain.places.destination import Destination
from placements.domain.places.errors import DestinationNotFound
from placements.domain.places.search import search_key
from placements.store.tables.places import destination_services, destinations

_service_ids = (
    select(
        func.array_agg(destination_services.c.service_id, type_=ARRAY(Uuid)).label("service_ids")
    )
    .where(destination_services.c.destination_id == destinations.c.id)
    .scalar_subquery()
)


def with_services() -> Select[tuple[object, ...]]:
    """Every column of destinations, and `service_ids` as an array (None for none)."""
    return select(destinations, _service_ids.label("service_ids"))


_by_id = Prepared(with_services().where(destinations.c.id == bindparam("id", type_=Uuid)))
_of_site = Prepared(
    with_services()
    .where(destinations.c.site_id == bindparam("site_id", type_=Uuid))
    .order_by(destinations.c.id)
)
_received_by = Prepared(
    with_services()
    .where(destinations.c.contact_person_id == bindparam("person_id", type_=Uuid))
    .order_by(destinations.c.id)
)
_forget_services = Prepared(
    delete(destination_services).where(
        destination_services.c.destination_id == bindparam("id", type_=Uuid)
    )
)


class StoredDestinations:
    """Destinations by identity and by site."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, destination: Destination) -> None:
        self._transaction.insert(destinations, destination, destination_row)
        self._append_services(destination)

    async def get(self, id: UUID) -> Destination:
        """Raises DestinationNotFound."""
        row = await self._transaction.first(_by_id, id=id)
        if row is None:
            raise DestinationNotFound(f"there is no destination {id}")
        return self._tracked(row)

    async def of_site(self, site_id: UUID) -> list[Destination]:
        rows = await self._transaction.all(_of_site, site_id=site_id)
        return [self._tracked(row) for row in rows]

    async def received_by(self, person_id: UUID) -> list[Destination]:
        rows = await self._transaction.all(_received_by, person_id=person_id)
        return [self._tracked(row) for row in rows]

    async def keep_services(self, destination: Destination) -> None:
        """Save to which services it belongs."""
        await self._transaction.execute(_forget_services, id=destination.id)
        self._append_services(destination)

    def _append_services(self, destination: Destination) -> None:
        for service_id in destination.service_ids:
            row = {"destination_id": destination.id, "service_id": service_id}
            self._transaction.append(destination_services, row)

    def _tracked(self, row: Row) -> Destination:
        return self._transaction.track(destinations, destination_from(row), destination_row)


def destination_from(row: Row) -> Destination:
    return Destination(
        id=row["id"],
        version=row["version"],
        site_id=row["site_id"],
        agency_id=row["agency_id"],
        service_ids=tuple(sorted(row["service_ids"] or ())),
        name=row["name"],
        short_name=row["short_name"],
        contact_person_id=row["contact_person_id"],
        gender_needed_for=row["gender_needed_for"],
        active=row["active"],
    )


def destination_row(destination: Destination) -> dict[str, object]:
    return {
        "id": destination.id,
        "site_id": destination.site_id,
        "agency_id": destination.agency_id,
        "name": destination.name,
        "name_key": search_key(destination.name),
        "short_name": destination.short_name,
        "short_name_key": search_key(destination.short_name),
        "contact_person_id": destination.contact_person_id,
        "gender_needed_for": destination.gender_needed_for,
        "active": destination.active,
    }
