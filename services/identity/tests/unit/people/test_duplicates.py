"""Adding somebody who is there already, and deleting who was added twice."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.auth import Role, Viewer
from chassis.domain import Stale
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.people.delete_person import DeletePerson, delete_person
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import Rights, RoleAssignment
from identity.domain.accounts.account import Account
from identity.domain.agencies.agency import Agency
from identity.domain.people.likeness import PersonAlike
from identity.domain.people.person import (
    DeactivationReason,
    DuplicateInUse,
    KeptRecordElsewhere,
    NotADuplicate,
    Person,
    PersonFacts,
)
from testkit import a_viewer

Facts = Callable[..., PersonFacts]


@pytest.fixture
def twin(store: Any, helene: Person, person_facts: Facts) -> Person:
    """Hélène once more, made inactive as a duplicate."""
    twin = Person.add(person_facts(direct_email=None), agency_id=helene.agency_id)
    twin.deactivate(DeactivationReason.DUPLICATE)
    store.people.add(twin)
    return twin


async def test_somebody_alike_is_added_only_after_a_word_that_it_is_somebody_else(
    store: Any, chief: Viewer, helene: Person, person_facts: Facts
) -> None:
    command = AddPerson(viewer=chief, agency_id=chief.agency_id, facts=person_facts())

    with pytest.raises(PersonAlike) as warned:
        await add_person(command, store)
    assert [one["id"] for one in warned.value.facts["candidates"]] == [helene.id]

    confirmed = AddPerson(
        viewer=chief,
        agency_id=chief.agency_id,
        facts=person_facts(),
        confirmed_not_duplicate=True,
    )
    assert (await add_person(confirmed, store)).id in store.people.by_id


async def test_a_duplicate_is_deleted(
    store: Any, chief: Viewer, helene: Person, twin: Person
) -> None:
    await delete_person(DeletePerson(viewer=chief, id=twin.id, kept_person_id=helene.id), store)

    assert list(store.people.by_id) == [helene.id]


@pytest.mark.parametrize(
    "reason",
    [None, *(each for each in DeactivationReason if each is not DeactivationReason.DUPLICATE)],
)
async def test_nobody_else_is_deleted(
    store: Any, chief: Viewer, helene: Person, reason: DeactivationReason | None
) -> None:
    if reason is not None:
        helene.deactivate(reason)

    with pytest.raises(NotADuplicate):
        await delete_person(DeletePerson(viewer=chief, id=helene.id), store)


async def test_a_duplicate_that_was_restored_is_not_deleted(
    store: Any, chief: Viewer, twin: Person
) -> None:
    twin.restore()

    with pytest.raises(NotADuplicate):
        await delete_person(DeletePerson(viewer=chief, id=twin.id), store)


async def test_a_duplicate_with_an_account_stays(
    store: Any, chief: Viewer, helene: Person, account: Account
) -> None:
    helene.deactivate(DeactivationReason.DUPLICATE)

    with pytest.raises(DuplicateInUse):
        await delete_person(DeletePerson(viewer=chief, id=helene.id), store)


@pytest.mark.parametrize("active", [True, False])
async def test_a_duplicate_with_an_active_role_stays(
    store: Any, chief: Viewer, twin: Person, *, active: bool
) -> None:
    role = RoleAssignment.assign(
        person_id=twin.id, agency_id=twin.agency_id, rights=Rights(role=Role.SUPERVISOR)
    )
    role.change(role.rights, active=active)
    store.role_assignments.add(role)
    command = DeletePerson(viewer=chief, id=twin.id)

    if active:
        with pytest.raises(DuplicateInUse):
            await delete_person(command, store)
    else:
        await delete_person(command, store)


async def test_the_record_that_stays_is_another_active_one_of_the_agency(
    store: Any, chief: Viewer, administrator: Viewer, twin: Person, school: Agency, helene: Person
) -> None:
    elsewhere = Person.add(helene.facts, agency_id=school.id)
    gone = Person.add(helene.facts, agency_id=twin.agency_id)
    gone.deactivate(DeactivationReason.LEFT)
    store.people.add(elsewhere)
    store.people.add(gone)

    for kept in (twin, elsewhere, gone):
        with pytest.raises(KeptRecordElsewhere):
            await delete_person(
                DeletePerson(viewer=administrator, id=twin.id, kept_person_id=kept.id), store
            )


async def test_a_regular_colleague_deletes_nothing(store: Any, twin: Person) -> None:
    clerk = a_viewer(agency_id=twin.agency_id, role=Role.RECEIVING_COORDINATOR)

    with pytest.raises(AdministratorsOnly):
        await delete_person(DeletePerson(viewer=clerk, id=twin.id), store)


async def test_a_duplicate_that_changed_meanwhile_is_not_deleted(
    store: Any, chief: Viewer, twin: Person
) -> None:
    with pytest.raises(Stale):
        await delete_person(DeletePerson(viewer=chief, id=twin.id, expected_version=7), store)
