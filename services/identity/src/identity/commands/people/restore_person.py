"""Somebody works here again; the account stays disabled until it is enabled on purpose."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.people.keeping import expect_keeper_of
from identity.commands.ports import Store
from identity.domain.people.person import Person


@dataclass(frozen=True, kw_only=True)
class RestorePerson:
    viewer: Viewer
    id: UUID
    expected_version: int | None = None


async def restore_person(command: RestorePerson, store: Store) -> Person:
    person = await store.people.get(command.id, command.viewer)
    await expect_keeper_of(person, command.viewer, store)
    person.expect_version(command.expected_version)
    person.restore()
    return person
