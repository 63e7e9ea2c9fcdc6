"""A staff record is corrected; a new direct e-mail of somebody who signs in has to be agreed to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.accounts.change_email import ask_both_addresses
from identity.commands.people.keeping import expect_keeper_of
from identity.commands.ports import Store
from identity.domain.access.rights import expect_staff_editor
from identity.domain.access.role_assignment import expect_only_rights_at
from identity.domain.accounts.account import SignInNameTaken, sign_in_name
from identity.domain.people.person import Person, PersonFacts


@dataclass(frozen=True, kw_only=True)
class ChangePerson:
    """`change` makes the new facts out of the old."""

    viewer: Viewer
    id: UUID
    change: Callable[[PersonFacts], PersonFacts]
    expected_version: int | None = None


async def change_person(command: ChangePerson, store: Store) -> Person:
    person = await store.people.get(command.id, command.viewer)
    await expect_keeper_of(person, command.viewer, store)
    person.expect_version(command.expected_version)
    person.expect_active()
    before, facts = person.facts, command.change(person.facts)
    if facts.department_id is not None and facts.department_id != before.department_id:
        department = await store.departments.get(facts.department_id, command.viewer)
        department.expect_to_take_staff_of(person.agency_id)
        expect_staff_editor(
            command.viewer, person.agency_id, facts.department_id, has_account=False
        )
    if facts.direct_email != before.direct_email:
        address = await _let_account_follow(person, facts.direct_email, command.viewer, store)
        facts = replace(facts, direct_email=address)
    person.change(facts)
    return person


async def _let_account_follow(
    person: Person, direct_email: str | None, viewer: Viewer, store: Store
) -> str | None:
    """The address from now on: that of somebody who signs in stays until both have agreed."""
    account = await store.accounts.of_person(person.id)
    if account is None:
        return direct_email
    expect_only_rights_at(await store.role_assignments.of_person(person.id), viewer)
    name = sign_in_name(direct_email or "")
    if name != account.sign_in_name and await store.accounts.is_taken(name):
        raise SignInNameTaken("Another account has this address", field="direct_email")
    signs_in = account.password_hash is not None and direct_email is not None
    if signs_in and name != account.sign_in_name:
        await ask_both_addresses(account, direct_email or "", store)
        return person.facts.direct_email
    account.follow_direct_email(direct_email)
    return direct_email
