"""Adding and changing staff records."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.domain import NotFound, Stale
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.people.change_person import ChangePerson, change_person
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import Rights, RightsElsewhere, RoleAssignment
from identity.domain.accounts.account import Account, SignInNameTaken
from identity.domain.agencies.agency import Agency, AgencyInactive
from identity.domain.agencies.department import Department, DepartmentElsewhere, DepartmentFacts
from identity.domain.people.person import (
    Person,
    PersonFacts,
    Recorded,
    RolesMissing,
)
from testkit import a_viewer

Facts = Callable[..., PersonFacts]


async def test_a_local_administrator_adds_staff_without_an_account(
    store: Any, chief: Viewer, person_facts: Facts
) -> None:
    command = AddPerson(viewer=chief, agency_id=chief.agency_id, facts=person_facts())

    person = await add_person(command, store)

    assert person.take_events() == [Recorded(person)]
    assert await store.accounts.of_person(person.id) is None


async def test_a_regular_colleague_does_not(
    store: Any, hospital: Agency, person_facts: Facts
) -> None:
    clerk = a_viewer(agency_id=hospital.id, role=Role.RECEIVING_COORDINATOR)

    with pytest.raises(AdministratorsOnly):
        await add_person(
            AddPerson(viewer=clerk, agency_id=hospital.id, facts=person_facts()), store
        )


async def test_an_administrator_who_may_only_look_does_not(
    store: Any, hospital: Agency, person_facts: Facts
) -> None:
    monitor = a_viewer(role=Role.ADMINISTRATOR, level=Level.VIEW_ONLY)

    with pytest.raises(AdministratorsOnly):
        await add_person(
            AddPerson(viewer=monitor, agency_id=hospital.id, facts=person_facts()), store
        )


async def test_a_foreign_agency_does_not_exist_for_a_local_administrator(
    store: Any, chief: Viewer, school: Agency, person_facts: Facts
) -> None:
    with pytest.raises(NotFound):
        await add_person(AddPerson(viewer=chief, agency_id=school.id, facts=person_facts()), store)


async def test_an_inactive_agency_takes_nobody_on(
    store: Any, hospital: Agency, administrator: Viewer, person_facts: Facts
) -> None:
    hospital.change(hospital.facts, active=False)

    with pytest.raises(AgencyInactive):
        await add_person(
            AddPerson(viewer=administrator, agency_id=hospital.id, facts=person_facts()), store
        )


async def test_the_department_must_be_of_the_same_agency(
    store: Any, hospital: Agency, school: Agency, administrator: Viewer, person_facts: Facts
) -> None:
    department = Department.open(
        DepartmentFacts(name_fr="Soins", name_en="Nursing"), agency_id=school.id
    )
    store.departments.add(department)
    facts = person_facts(department_id=department.id)

    with pytest.raises(DepartmentElsewhere):
        await add_person(AddPerson(viewer=administrator, agency_id=hospital.id, facts=facts), store)


def test_a_record_without_a_role_says_nothing(person_facts: Facts) -> None:
    with pytest.raises(RolesMissing):
        person_facts(roles=frozenset())


async def test_a_change_that_changes_nothing_is_no_event(
    store: Any, chief: Viewer, helene: Person
) -> None:
    helene.take_events()

    await change_person(ChangePerson(viewer=chief, id=helene.id, change=lambda same: same), store)

    assert helene.take_events() == []


async def test_a_change_of_what_was_changed_meanwhile_is_refused(
    store: Any, chief: Viewer, helene: Person
) -> None:
    command = ChangePerson(
        viewer=chief, id=helene.id, change=lambda facts: facts, expected_version=7
    )

    with pytest.raises(Stale):
        await change_person(command, store)


def with_address(address: str | None) -> Callable[[PersonFacts], PersonFacts]:
    return lambda facts: replace(facts, direct_email=address)


async def test_a_new_direct_address_is_the_new_name_to_sign_in_with_for_who_never_did(
    store: Any, chief: Viewer, helene: Person, account: Account
) -> None:
    account.password_hash = None
    await change_person(
        ChangePerson(viewer=chief, id=helene.id, change=with_address("HC@riviere.example")), store
    )

    assert account.sign_in_name == "hc@riviere.example"


async def test_nobody_takes_the_sign_in_name_of_another(
    store: Any, chief: Viewer, helene: Person, account: Account, person_facts: Facts
) -> None:
    other = Person.add(person_facts(), agency_id=helene.agency_id)
    taken = Account.open(
        person_id=other.id, agency_id=other.agency_id, direct_email="taken@riviere.example"
    )
    store.accounts.add(taken)

    with pytest.raises(SignInNameTaken):
        await change_person(
            ChangePerson(viewer=chief, id=helene.id, change=with_address("Taken@riviere.example")),
            store,
        )


async def test_who_has_rights_elsewhere_is_not_in_a_local_administrators_hands(
    store: Any, chief: Viewer, helene: Person, account: Account, school: Agency
) -> None:
    store.role_assignments.add(
        RoleAssignment.assign(
            person_id=helene.id, agency_id=school.id, rights=Rights(role=Role.PLACING_COORDINATOR)
        )
    )

    with pytest.raises(RightsElsewhere):
        await change_person(
            ChangePerson(viewer=chief, id=helene.id, change=with_address("mine@riviere.example")),
            store,
        )
