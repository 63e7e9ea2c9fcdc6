"""A record that somebody added twice is deleted; the other one stays."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.people.person import DuplicateInUse, KeptRecordElsewhere, Person


@dataclass(frozen=True, kw_only=True)
class DeletePerson:
    """`kept_person_id` names the record of the same person that stays, if the caller knows it."""

    viewer: Viewer
    id: UUID
    kept_person_id: UUID | None = None
    expected_version: int | None = None


async def delete_person(command: DeletePerson, store: Store) -> None:
    """Raises NotADuplicate, DuplicateInUse, KeptRecordElsewhere."""
    person = await store.people.get(command.id, command.viewer)
    expect_administrator_of(command.viewer, person.agency_id)
    person.expect_version(command.expected_version)
    person.expect_duplicate()
    kept = None
    if command.kept_person_id is not None:
        kept = await store.people.get(command.kept_person_id, command.viewer)
        _expect_to_stay(kept, instead_of=person)
    if await store.accounts.of_person(person.id) is not None:
        raise DuplicateInUse("The record has an account")
    if any(role.active for role in await store.role_assignments.of_person(person.id)):
        raise DuplicateInUse("The record has an active role")
    await store.people.delete(person, kept=kept)


def _expect_to_stay(kept: Person, *, instead_of: Person) -> None:
    another = kept.id != instead_of.id and kept.agency_id == instead_of.agency_id
    if not (another and kept.active):
        raise KeptRecordElsewhere("Not a record that could stay", field="kept_person_id")
