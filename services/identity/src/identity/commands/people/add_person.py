"""An agency adds a staff record, with which no account comes yet."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_staff_editor
from identity.domain.people.likeness import Newcomer, expect_nobody_alike
from identity.domain.people.person import Person, PersonFacts


@dataclass(frozen=True, kw_only=True)
class AddPerson:
    """`confirmed_not_duplicate` is the word of somebody who looked at the records alike."""

    viewer: Viewer
    agency_id: UUID
    facts: PersonFacts
    confirmed_not_duplicate: bool = False
    id: UUID | None = None


async def add_person(command: AddPerson, store: Store) -> Person:
    """Raises PersonAlike unless the caller says that it is somebody else."""
    department_id = command.facts.department_id
    expect_staff_editor(command.viewer, command.agency_id, department_id, has_account=False)
    (await store.agencies.get(command.agency_id)).expect_active()
    if command.facts.department_id is not None:
        department = await store.departments.get(command.facts.department_id, command.viewer)
        department.expect_to_take_staff_of(command.agency_id)
    if not command.confirmed_not_duplicate:
        newcomer = Newcomer.of(command.facts)
        expect_nobody_alike(await store.people.alike(newcomer, command.agency_id, command.viewer))
    person = Person.add(command.facts, agency_id=command.agency_id, id=command.id)
    store.people.add(person)
    return person
