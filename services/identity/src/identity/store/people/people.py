"""Where staff records are kept."""

from uuid import UUID

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.access.rights import sees
from identity.domain.people.person import DeactivationReason, Person, PersonFacts, StaffRole
from identity.domain.wording import findable, plain
from identity.store.tables.people import people


class StoredPeople:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, person: Person) -> None:
        self._transaction.insert(people, person, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> Person:
        person = await self._transaction.load(people, id, _from_row, _to_row)
        if not sees(viewer, person.agency_id):
            raise NotFound(f"Person {id} is not one of the viewer's")
        return person


def _from_row(row: Row) -> Person:
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
            phone=row.phone,
            title=row.title,
        ),
        active=row.active,
        deactivation_reason=DeactivationReason(reason) if reason else None,
        version=row.version,
    )


def _to_row(person: Person) -> dict[str, object]:
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
        "phone": facts.phone,
        "title": facts.title,
        "active": person.active,
        "deactivation_reason": reason.value if reason else None,
        "sort_name": plain(f"{facts.last_name} {facts.first_name}"),
        "search_words": findable(
            facts.first_name, facts.last_name, facts.email, facts.direct_email
        ),
    }
