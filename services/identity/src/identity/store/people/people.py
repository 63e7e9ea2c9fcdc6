"""Where staff records are kept."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select

from chassis.auth import Viewer
from chassis.domain import NotFound, Stale
from chassis.ledger import AUDIT, Entry, enter
from chassis.store import Row, Transaction
from contracts.identity import PersonDeleted
from identity.domain.access.rights import sees
from identity.domain.people.likeness import Candidate, Newcomer
from identity.domain.people.person import DeactivationReason, Person, PersonFacts, StaffRole
from identity.domain.people.phone import Phone, PhoneKind
from identity.domain.wording import findable, plain
from identity.store.people.candidates import candidates
from identity.store.tables.access import role_assignments
from identity.store.tables.people import people


class StoredPeople:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, person: Person) -> None:
        self._transaction.insert(people, person, person_row)

    async def get(self, id: UUID, viewer: Viewer) -> Person:
        person = await self._transaction.load(people, id, person_of, person_row)
        if not sees(viewer, person.agency_id):
            raise NotFound(f"Person {id} is not one of the viewer's")
        return person

    async def own(self, viewer: Viewer) -> Person:
        return await self._transaction.load(people, viewer.person_id, person_of, person_row)

    async def alike(self, newcomer: Newcomer, agency_id: UUID, viewer: Viewer) -> list[Candidate]:
        await wait_for_turn(self._transaction, agency_id)
        return await candidates(self._transaction, newcomer, agency_id=agency_id, viewer=viewer)

    async def delete(self, person: Person, *, kept: Person | None) -> None:
        transaction, kept_id = self._transaction, kept.id if kept else None
        ended = await transaction.all(
            delete(role_assignments)
            .where(role_assignments.c.person_id == person.id)
            .returning(role_assignments.c.id)
        )
        gone = await transaction.execute(
            delete(people).where(people.c.id == person.id, people.c.version == person.version)
        )
        if not gone:
            raise Stale(f"Person {person.id} changed since it was read")
        transaction.publish(
            PersonDeleted(person_id=person.id, agency_id=person.agency_id, kept_person_id=kept_id),
            sequence=person.version + 1,
        )
        enter(
            transaction,
            Entry(
                book=AUDIT,
                what="person.deleted",
                agency_id=person.agency_id,
                subject_id=person.id,
                concerns=(person.id,),
                facts={
                    "kept_person_id": kept_id,
                    "role_assignment_ids": [role.id for role in ended],
                },
            ),
        )


async def wait_for_turn(transaction: Transaction, agency_id: UUID) -> None:
    """Of those who add staff to an agency one does at a time, so that two who add the same
    person at once are told of each other."""
    queue = func.hashtextextended(f"people of {agency_id}", 0)
    await transaction.first(select(func.pg_advisory_xact_lock(queue)))


def person_of(row: Row) -> Person:
    reason = row.deactivation_reason
    return Person(
        id=row.id,
        agency_id=row.agency_id,
        facts=PersonFacts(
            first_name=row.first_name,
            last_name=row.last_name,
            language=row.language,
            roles=frozenset(map(StaffRole, row.roles)),
            department_id=row.department_id,
            email=row.email,
            direct_email=row.direct_email,
            phones=phones_of(row.phones, row.phone),
            title=row.title,
        ),
        active=row.active,
        deactivation_reason=DeactivationReason(reason) if reason else None,
        version=row.version,
    )


def person_row(person: Person) -> dict[str, object]:
    """`phone` is the first number, for a version of the program that knows one alone."""
    facts, reason = person.facts, person.deactivation_reason
    return {
        "id": person.id,
        "agency_id": person.agency_id,
        "department_id": facts.department_id,
        "first_name": facts.first_name,
        "last_name": facts.last_name,
        "language": facts.language,
        "roles": sorted(role.value for role in facts.roles),
        "email": facts.email,
        "direct_email": facts.direct_email,
        "phone": facts.phones[0].number if facts.phones else None,
        "phones": [_phone_row(phone) for phone in facts.phones],
        "title": facts.title,
        "active": person.active,
        "deactivation_reason": reason.value if reason else None,
        "sort_name": plain(f"{facts.last_name} {facts.first_name}"),
        "search_words": findable(
            facts.first_name,
            facts.last_name,
            facts.email,
            facts.direct_email,
            *(phone.findable for phone in facts.phones),
        ),
    }


def phones_of(phones: Sequence[dict[str, Any]] | None, phone: str | None) -> tuple[Phone, ...]:
    """What an earlier version wrote has one number, of no kind."""
    if phones is None:
        return (Phone(kind=PhoneKind.WORK, number=phone),) if phone else ()
    return tuple(
        Phone(kind=PhoneKind(one["kind"]), number=one["number"], extension=one["extension"])
        for one in phones
    )


def _phone_row(phone: Phone) -> dict[str, str | None]:
    return {"kind": phone.kind.value, "number": phone.number, "extension": phone.extension}
