"""Staff records."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import Field

from chassis.http import Page
from identity.api.bodies import Body, Email, Name, Text, Words
from identity.api.dependencies import InTransaction
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.people.change_person import ChangePerson, change_person
from identity.commands.people.deactivate_person import DeactivatePerson, deactivate_person
from identity.commands.people.restore_person import RestorePerson, restore_person
from identity.domain.people.person import DeactivationReason, Language, PersonFacts, StaffRole
from identity.queries.people.people import PersonRow, WantedPeople, people_by_name, person

router = APIRouter(prefix="/people", tags=["people"])

_CLEARABLE = frozenset({"department_id", "email", "direct_email", "phone", "title"})
Roles = Annotated[frozenset[StaffRole], Field(min_length=1)]


class NewPerson(Body):
    agency_id: UUID
    department_id: UUID | None = None
    first_name: Name
    last_name: Name
    language: Language
    roles: Roles
    email: Email | None = Field(default=None, description="Where messages about placements go.")
    direct_email: Email | None = Field(default=None, description="Read by this person alone.")
    phone: Text | None = None
    title: Text | None = None


class PersonChange(Body):
    """What is left out, or null where a value has to be, stays as it is."""

    department_id: UUID | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    language: Language | None = None
    roles: Roles | None = None
    email: Email | None = None
    direct_email: Email | None = None
    phone: Text | None = None
    title: Text | None = None

    def applied_to(self, facts: PersonFacts) -> PersonFacts:
        given = self.model_dump(exclude_unset=True)
        return replace(
            facts,
            **{name: to for name, to in given.items() if to is not None or name in _CLEARABLE},
        )


class Deactivation(Body):
    reason: DeactivationReason


@router.post("", status_code=201, response_model=PersonRow)
async def add(body: NewPerson, edge: InTransaction) -> Response:
    """Add a staff record to one's agency; search before, the person may be there."""
    facts = PersonFacts(**body.model_dump(exclude={"agency_id"}))
    command = AddPerson(viewer=edge.viewer, agency_id=body.agency_id, facts=facts)
    async with edge.transaction() as store:
        person = await add_person(command, store)
        return edge.answer(
            PersonRow.of(person),
            status_code=201,
            version=person.version_once_saved,
            location=f"/people/{person.id}",
        )


@router.get("")
async def list_people(  # noqa: PLR0913 - FastAPI reads the filters of a list from its arguments
    edge: InTransaction,
    page: Page,
    *,
    agency_id: UUID | None = None,
    department_id: UUID | None = None,
    role: StaffRole | None = None,
    q: Annotated[Words | None, Query(description="Beginnings of words, accents aside.")] = None,
    active: Annotated[bool | None, Query(description="Without it those who left, too.")] = None,
) -> list[PersonRow]:
    """The staff of one's agency, by last name."""
    wanted = WantedPeople(
        viewer=edge.viewer,
        words=q,
        agency_id=agency_id,
        department_id=department_id,
        role=role,
        active=active,
    )
    async with edge.reading() as connection:
        rows = await people_by_name(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=PersonRow)
async def show_person(id: UUID, edge: InTransaction) -> Response:
    """One staff record."""
    async with edge.reading() as connection:
        row = await person(connection, id, edge.viewer)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=PersonRow)
async def change(id: UUID, body: PersonChange, edge: InTransaction) -> Response:
    """Correct a staff record. A new direct e-mail is the new name to sign in with."""
    command = ChangePerson(
        viewer=edge.viewer,
        id=id,
        change=body.applied_to,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        person = await change_person(command, store)
        return edge.answer(PersonRow.of(person), version=person.version_once_saved)


@router.post("/{id}/deactivate", response_model=PersonRow)
async def deactivate(id: UUID, body: Deactivation, edge: InTransaction) -> Response:
    """The person no longer works here: the account is disabled and signed out everywhere."""
    command = DeactivatePerson(
        viewer=edge.viewer, id=id, reason=body.reason, expected_version=edge.expected_version
    )
    async with edge.transaction() as store:
        person = await deactivate_person(command, store)
        return edge.answer(PersonRow.of(person), version=person.version_once_saved)


@router.post("/{id}/restore", response_model=PersonRow)
async def restore(id: UUID, edge: InTransaction) -> Response:
    """The person works here again; the account stays disabled."""
    command = RestorePerson(viewer=edge.viewer, id=id, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        person = await restore_person(command, store)
        return edge.answer(PersonRow.of(person), version=person.version_once_saved)
