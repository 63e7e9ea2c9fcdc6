"""What a viewer meets of a fenced table when a query forgets its predicate."""

from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import delete, insert, select, update

from chassis.ids import new_id
from chassis.store import Database, Transaction
from chassis.viewer import Role, Viewer
from testkit.tokens import a_viewer

from .notes import a_note, jobs, notes, of, owners_met, remarks, words

Served = Database[Transaction]
refused = pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security")


async def test_only_the_notes_of_the_viewers_own_agency(
    served: Served, agencies: list[UUID]
) -> None:
    assert await owners_met(served, of(agencies[0])) == {agencies[0]}
    assert await owners_met(served, of(new_id())) == set()


async def test_no_viewer_meets_nothing(served: Served, agencies: list[UUID]) -> None:
    assert agencies
    assert await owners_met(served, None) == set()


async def test_administrators_meet_all(served: Served, agencies: list[UUID]) -> None:
    administrator = a_viewer(role=Role.ADMINISTRATOR)

    assert await owners_met(served, administrator) == set(agencies)


async def test_a_person_meets_what_names_them(
    served: Served, owner: Served, agencies: list[UUID]
) -> None:
    reader = a_viewer(role=Role.SUPERVISOR)
    async with owner.transaction() as transaction:
        transaction.append(notes, a_note(agencies[3], reader.person_id))

    assert await owners_met(served, reader) == {agencies[3]}


async def test_an_errand_opens_what_it_is_named_for(served: Served, agencies: list[UUID]) -> None:
    assert await owners_met(served.on_errand("counting"), None) == set(agencies)
    assert await owners_met(served.on_errand("wandering"), None) == set()
    assert await owners_met(served.on_errand("counting"), of(agencies[0])) == {agencies[0]}


async def test_a_foreign_note_is_neither_changed_nor_removed(
    served: Served, owner: Served, agencies: list[UUID]
) -> None:
    async with served.transaction(of(agencies[0])) as transaction:
        assert await transaction.execute(update(notes).values(text="mine")) == 1
        assert await transaction.execute(delete(notes)) == 1

    assert await owners_met(owner, None) == set(agencies[1:])


async def test_a_foreign_note_is_neither_added_nor_given_away(
    served: Served, agencies: list[UUID]
) -> None:
    with refused:
        async with served.transaction(of(agencies[0])) as transaction:
            transaction.append(notes, a_note(agencies[1]))
    with refused:
        async with served.transaction(of(agencies[0])) as transaction:
            await transaction.execute(update(notes).values(agency_id=agencies[1]))


async def test_remarks_follow_their_note(
    served: Served, owner: Served, agencies: list[UUID]
) -> None:
    foreign = a_note(agencies[1])
    async with owner.transaction() as transaction:
        transaction.append(notes, foreign)
        transaction.append(remarks, {"id": new_id(), "note_id": foreign["id"]})

    async with served.transaction(of(agencies[0])) as transaction:
        made = a_note(agencies[0])
        transaction.append(notes, made)
        transaction.append(remarks, {"id": new_id(), "note_id": made["id"]})
    async with served.reading(of(agencies[0])) as connection:
        assert [row.note_id for row in await connection.all(select(remarks))] == [made["id"]]
    with refused:
        async with served.transaction(of(agencies[0])) as transaction:
            transaction.append(remarks, {"id": new_id(), "note_id": foreign["id"]})


@pytest.mark.parametrize("viewer", [a_viewer(), a_viewer(role=Role.ADMINISTRATOR)])
async def test_reference_data_is_read_and_the_workers_tables_are_not(
    served: Served, owner: Served, viewer: Viewer
) -> None:
    async with owner.transaction() as transaction:
        transaction.append(words, {"id": new_id()})
        transaction.append(jobs, {"id": new_id()})

    async with served.reading(viewer) as connection:
        assert len(await connection.all(select(words))) == 1
        assert await connection.all(select(jobs)) == []
    for table in (words, jobs):
        with refused:
            async with served.transaction(viewer) as transaction:
                await transaction.execute(insert(table).values(id=new_id()))
