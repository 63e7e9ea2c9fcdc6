"""Staff records."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from chassis.http import Page
from identity.api.bodies import Words
from identity.api.dependencies import InTransaction
from identity.api.people.bodies import Deactivation, NewPerson, PersonChange
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.people.change_person import ChangePerson, change_person
from identity.commands.people.deactivate_person import DeactivatePerson, deactivate_person
from identity.commands.people.delete_person import DeletePerson, delete_person
from identity.commands.people.restore_person import RestorePerson, restore_person
from identity.domain.accounts.account_state import AccountState
from identity.domain.people.person import StaffRole
from identity.queries.people.people import PersonRow, StaffRow, WantedPeople, people_by_name, person

router = APIRouter(prefix="/people", tags=["people"])


@router.post("", status_code=201, response_model=PersonRow)
async def add(body: NewPerson, edge: InTransaction) -> Response:
    """Add a staff record to one's agency. Where the person may be there already it is refused with
    the records alike, until `confirmed_not_duplicate` says that it is somebody else."""
    command = AddPerson(
        viewer=edge.viewer,
        agency_id=body.agency_id,
        facts=body.facts,
        confirmed_not_duplicate=body.confirmed_not_duplicate,
    )
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
    account_state: Annotated[AccountState | None, Query(description="For overseers.")] = None,
    active: Annotated[bool | None, Query(description="Without it those who left, too.")] = None,
) -> list[StaffRow]:
    """The staff of one's agency, by last name; found by name, e-mail and telephone."""
    wanted = WantedPeople(
        viewer=edge.viewer,
        today=datetime.now(UTC).date(),
        words=q,
        agency_id=agency_id,
        department_id=department_id,
        role=role,
        account_state=account_state,
        active=active,
    )
    async with edge.reading() as connection:
        rows = await people_by_name(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=StaffRow)
async def show_person(id: UUID, edge: InTransaction) -> Response:
    """One staff record."""
    async with edge.reading() as connection:
        row = await person(connection, id, edge.viewer, today=datetime.now(UTC).date())
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


@router.delete("/{id}", status_code=204)
async def delete(
    id: UUID,
    edge: InTransaction,
    kept_person_id: Annotated[
        UUID | None, Query(description="The same person's record that stays.")
    ] = None,
) -> Response:
    """Delete a record that was made inactive as a duplicate, and that has neither an account nor
    an active role."""
    command = DeletePerson(
        viewer=edge.viewer,
        id=id,
        kept_person_id=kept_person_id,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        await delete_person(command, store)
        return edge.answer(None)
