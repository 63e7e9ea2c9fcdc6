"""Somebody no longer works here: the record is kept, and the account is shut."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.people.keeping import expect_keeper_of
from identity.commands.ports import Store
from identity.domain.access.role_assignment import OwnRights, expect_only_rights_at
from identity.domain.people.person import DeactivationReason, Person
from identity.domain.sign_in.session import End


@dataclass(frozen=True, kw_only=True)
class DeactivatePerson:
    viewer: Viewer
    id: UUID
    reason: DeactivationReason
    expected_version: int | None = None


async def deactivate_person(command: DeactivatePerson, store: Store) -> Person:
    person = await store.people.get(command.id, command.viewer)
    await expect_keeper_of(person, command.viewer, store)
    person.expect_version(command.expected_version)
    if person.id == command.viewer.person_id:
        raise OwnRights("Nobody deactivates themselves")
    account = await store.accounts.of_person(person.id)
    if account is not None:
        expect_only_rights_at(await store.role_assignments.of_person(person.id), command.viewer)
        account.disable()
        for session in await store.sessions.open_of_account(account.id):
            session.finish(End.ACCESS_WITHDRAWN, store.now)
    person.deactivate(command.reason)
    return person
