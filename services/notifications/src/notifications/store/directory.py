"""What other services told about agencies, people and places, and who is around a request."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.store import Row, Transaction
from notifications.domain.audience import Party
from notifications.domain.moves import RequestMoved
from notifications.domain.names import Name, Names
from notifications.domain.people import Language, Person
from notifications.store import directory_statements as statements
from notifications.store.tables import directory as tables

FRENCH_PROVINCES = frozenset({"QC"})


class StoredDirectory:
    """The directory that the commands ask for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def keep_newest(self, table: str, row: dict[str, Any], *, version: int) -> None:
        """Write the newest known state of one thing; `table` is one of `store.tables.directory`."""
        self._transaction.keep_newest(getattr(tables, table), row, version=version)

    async def names_around(self, moved: RequestMoved) -> Names:
        row = await self._transaction.first(
            statements.NAMES,
            placing_agency_id=moved.placing_agency_id,
            receiving_agency_id=moved.receiving_agency_id,
            site_id=moved.site_id,
            service_id=moved.service_id,
            destination_id=moved.destination_id,
            program_id=moved.program_id,
            requested_by=moved.requested_by,
        )
        assert row is not None  # noqa: S101 - an outer join from one row always answers one
        return Names(
            school=_name(row.school_fr, row.school_en),
            hospital=_name(row.hospital_fr, row.hospital_en),
            site=_name(row.site, row.site),
            service=_name(row.service_fr, row.service_en),
            destination=_name(row.destination, row.destination),
            program=_name(row.program_fr, row.program_en),
            requester_known=row.requester is not None,
        )

    async def people_around(self, moved: RequestMoved) -> Mapping[Party, Sequence[Person]]:
        """The active people of every party, in one query."""
        rows = await self._transaction.all(
            statements.PEOPLE_AROUND,
            placing_agency_id=moved.placing_agency_id,
            receiving_agency_id=moved.receiving_agency_id,
            program_id=moved.program_id,
            site_id=moved.site_id,
            service_id=moved.service_id,
            destination_id=moved.destination_id,
            discipline=moved.discipline,
            supervisor_ids=list(moved.supervisor_ids),
            instructor_ids=list(moved.instructor_ids),
        )
        people: dict[Party, list[Person]] = defaultdict(list)
        for row in rows:
            people[Party(row.party)].append(_person(row))
        return people

    async def person(self, id: UUID) -> Person | None:
        row = await self._transaction.first(statements.PERSON, id=id)
        return _person(row) if row else None

    async def program_name(self, id: UUID) -> Name | None:
        row = await self._transaction.first(statements.PROGRAM, id=id)
        return _name(row.name_fr, row.name_en) if row else None

    async def coordinators_of(self, agency_id: UUID, program_id: UUID) -> Sequence[Person]:
        rows = await self._transaction.all(
            statements.COORDINATORS_OF_PROGRAM, agency_id=agency_id, program_id=program_id
        )
        return [_person(row) for row in rows]

    async def language_of_letter(
        self, contact_person_id: UUID | None, agency_id: UUID | None
    ) -> Language:
        contact = await self.person(contact_person_id) if contact_person_id else None
        if contact is not None:
            return contact.language
        agencies = tables.agencies
        province = await self._transaction.scalar(
            select(agencies.c.province).where(agencies.c.id == agency_id)
        )
        return "fr" if province in FRENCH_PROVINCES else "en"

    async def contact_of_service(self, service_id: UUID) -> UUID | None:
        return await self._contact(tables.services, service_id)

    async def contact_of_destination(self, destination_id: UUID) -> UUID | None:
        return await self._contact(tables.destinations, destination_id)

    async def _contact(self, table: Any, id: UUID) -> UUID | None:
        contact: UUID | None = await self._transaction.scalar(
            select(table.c.contact_person_id).where(table.c.id == id)
        )
        return contact


def _name(fr: str | None, en: str | None) -> Name | None:
    return Name(fr, en) if fr is not None and en is not None else None


def _person(row: Row) -> Person:
    return Person(
        id=row.id,
        agency_id=row.agency_id,
        language="fr" if row.language == "fr" else "en",
        email=row.email,
        active=row.active,
        account_enabled=row.account_enabled,
        alerts_accepted=bool(row.alerts_accepted),
    )
