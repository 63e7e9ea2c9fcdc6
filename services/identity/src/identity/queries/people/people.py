"""Staff records of the agencies that the viewer may know of."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Select, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection, Row
from identity.domain.access.rights import expect_reviewer, reviews
from identity.domain.accounts.account_state import AccountState
from identity.domain.people.person import DeactivationReason, Language, Person, StaffRole
from identity.domain.people.phone import Phone, PhoneKind
from identity.domain.wording import plain
from identity.queries.access.narrowing import Key, after_name, equal, found_by, visible
from identity.queries.accounts.account_states import in_state, state_column
from identity.store.people.people import phones_of
from identity.store.tables.accounts import accounts
from identity.store.tables.people import people


class PhoneRow(BaseModel):
    """One telephone of a member of staff."""

    model_config = ConfigDict(from_attributes=True)

    kind: PhoneKind
    number: str
    extension: str | None = Field(examples=["4122"])


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
    phones: list[PhoneRow]
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
            phones=_phone_rows(facts.phones),
            title=facts.title,
            active=person.active,
            deactivation_reason=person.deactivation_reason,
            version=person.version_once_saved,
        )

    @property
    def key(self) -> Key:
        return plain(f"{self.last_name} {self.first_name}"), self.id


class StaffRow(PersonRow):
    """A member of staff with the key beside the name, for those who oversee the agency."""

    account_state: AccountState | None


@dataclass(frozen=True, kw_only=True)
class WantedPeople:
    """What is None narrows nothing; `active` of None finds those who left, too."""

    viewer: Viewer
    today: date
    words: str | None = None
    agency_id: UUID | None = None
    department_id: UUID | None = None
    role: StaffRole | None = None
    account_state: AccountState | None = None
    active: bool | None = None


async def people_by_name(
    connection: Connection, wanted: WantedPeople, *, cursor: Key | None, limit: int
) -> list[StaffRow]:
    """Raises AdministratorsOnly where the states of accounts are asked for."""
    if wanted.account_state is not None:
        expect_reviewer(wanted.viewer)
    rows = await connection.all(people_wanted(wanted, cursor=cursor, limit=limit))
    return [_shown(row, wanted.viewer) for row in rows]


def people_wanted(wanted: WantedPeople, *, cursor: Key | None, limit: int) -> Select[Any]:
    """The statement behind the list, which the indexes have to answer."""
    of_role = [] if wanted.role is None else [people.c.roles.contains([wanted.role.value])]
    state = wanted.account_state
    return (
        _with_state(wanted.today)
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
            *([] if state is None else in_state(state, wanted.today)),
            *after_name(people, cursor),
        )
        .order_by(people.c.sort_name, people.c.id)
        .limit(limit)
    )


async def person(connection: Connection, id: UUID, viewer: Viewer, *, today: date) -> StaffRow:
    """Raises NotFound, also for a person of a foreign agency."""
    row = await connection.first(
        _with_state(today).where(people.c.id == id, *visible(people, viewer))
    )
    if row is None:
        raise NotFound(f"No person {id} whom the viewer may know of")
    return _shown(row, viewer)


def _with_state(today: date) -> Select[Any]:
    return select(people, state_column(today)).outerjoin(
        accounts, accounts.c.person_id == people.c.id
    )


def _shown(row: Row, viewer: Viewer) -> StaffRow:
    given = dict(row.items())
    given["phones"] = _phone_rows(phones_of(given["phones"], given["phone"]))
    if not reviews(viewer, row.agency_id):
        given["account_state"] = None
        if row.id != viewer.person_id:
            given["direct_email"] = None
    return StaffRow.model_validate(given)


def _phone_rows(phones: tuple[Phone, ...]) -> list[PhoneRow]:
    return [PhoneRow.model_validate(phone) for phone in phones]
