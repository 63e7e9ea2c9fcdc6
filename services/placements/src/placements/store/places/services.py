"""The repository of services, on PostgreSQL."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from chassis.domain import NotFound
from chassis.store import Prepared, Row, Transaction
from placements.domain.places.errors import ServiceNotFound
from placements.domain.places.service import Service
from placements.store.tables.places import services

_of_site = Prepared(
    select(services)
    .where(services.c.site_id == bindparam("site_id", type_=Uuid))
    .order_by(services.c.id)
)
_received_by = Prepared(
    select(services)
    .where(services.c.contact_person_id == bindparam("person_id", type_=Uuid))
    .order_by(services.c.id)
)


class StoredServices:
    """Services by identity and by site."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, service: Service) -> None:
        self._transaction.insert(services, service, service_row)

    async def get(self, id: UUID) -> Service:
        """Raises ServiceNotFound."""
        try:
            return await self._transaction.load(services, id, service_from, service_row)
        except NotFound:
            raise ServiceNotFound(f"there is no service {id}") from None

    async def many(self, ids: Sequence[UUID]) -> list[Service]:
        """Raises ServiceNotFound if one of them does not exist."""
        wanted = list(dict.fromkeys(ids))
        found = await self._transaction.load_many(services, wanted, service_from, service_row)
        if len(found) < len(wanted):
            raise ServiceNotFound("one of the services does not exist", field="service_ids")
        return found

    async def of_site(self, site_id: UUID) -> list[Service]:
        rows = await self._transaction.all(_of_site, site_id=site_id)
        return [self._tracked(row) for row in rows]

    async def received_by(self, person_id: UUID) -> list[Service]:
        rows = await self._transaction.all(_received_by, person_id=person_id)
        return [self._tracked(row) for row in rows]

    def _tracked(self, row: Row) -> Service:
        return self._transaction.track(services, service_from(row), service_row)


def service_from(row: Row) -> Service:
    return Service(
        id=row["id"],
        version=row["version"],
        site_id=row["site_id"],
        agency_id=row["agency_id"],
        name_fr=row["name_fr"],
        name_en=row["name_en"],
        contact_person_id=row["contact_person_id"],
        active=row["active"],
    )


def service_row(service: Service) -> dict[str, object]:
    return {
        "id": service.id,
        "site_id": service.site_id,
        "agency_id": service.agency_id,
        "name_fr": service.name_fr,
        "name_en": service.name_en,
        "contact_person_id": service.contact_person_id,
        "active": service.active,
    }
