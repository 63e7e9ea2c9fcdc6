"""Staff records of the agencies that the viewer may know of."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection, Row
from identity.domain.access.rights import oversees
from identity.domain.people.person import DeactivationReason, Language, Person, StaffRole
from identity.domain.wording import plain
from identity.queries.access.narrowing import Key, after_name, equal, found_by, visible
from identity.store.tables.people import people


class PersonRow(BaseModel):
    """A member of staff. The direct e-mail, a sign-in name, is shown to administrators alone."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    department_id: UUID | None
    first_name: str
    last_name: str
    language: Language
    roles: list[StaffRole]
    email: str | None
    direct_email: str | None
    phone: str | None
    title: str | None
    active: bool
    deactivation_reason: DeactivationReason | None
    version: int

    @classmethod
    def of(cls, person: Person) -> "PersonRow":
        facts = person.facts
        return cls(
            id=person.id,
            agency_id=person.agency_id,
            department_id=facts.department_id,
            first_name=facts.first_name,
            last_name=facts.last_name,
            language=facts.language,
            roles=sorted(facts.roles),
            email=facts.email,
            direct_email=facts.direct_email,
            phone=facts.phone,
            title=facts.title,
            active=person.active,
            deactivation_reason=person.deactivation_reason,
            version=person.version_once_saved,
        )

    @property
    def key(self) -> Key:
        return plain(f"{self.last_name} {self.first_name}"), self.id


@dataclass(frozen=True, kw_only=True)
class WantedPeople:
    """What is None narrows nothing; `active` of None finds those who left, too."""

    viewer: Viewer
    words: str | None = None
    agency_id: UUID | None = None
    department_id: UUID | None = None
    role: StaffRole | None = None
    active: bool | None = None


async def people_by_name(
    connection: Connection, wanted: WantedPeople, *, cursor: Key | None, limit: int
) -> list[PersonRow]:
    of_role = [] if wanted.role is None else [people.c.roles.contains([wanted.role.value])]
    rows = await connection.all(
        select(people)
        .where(
            *visible(people, wanted.viewer),
            *found_by(people, wanted.words),
            *equal(
                people,
                agency_id=wanted.agency_id,
                department_id=wanted.department_id,
                active=wanted.active,
            ),
            *of_role,
            *after_name(people, cursor),
        )
        .order_by(people.c.sort_name, people.c.id)
        .limit(limit)
    )
    return [_shown(row, wanted.viewer) for row in rows]


async def person(connection: Connection, id: UUID, viewer: Viewer) -> PersonRow:
    """Raises NotFound, also for a person of a foreign agency."""
    row = await connection.first(select(people).where(people.c.id == id, *visible(people, viewer)))
    if row is None:
        raise NotFound(f"No person {id} whom the viewer may know of")
    return _shown(row, viewer)


def _shown(row: Row, viewer: Viewer) -> PersonRow:
    shown = PersonRow.model_validate(row)
    if oversees(viewer, shown.agency_id) or shown.id == viewer.person_id:
        return shown
    return shown.model_copy(update={"direct_email": None})
