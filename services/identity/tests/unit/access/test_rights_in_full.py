"""What rights may say: every scope of both sides, levels that exist, and no more than fits."""

from typing import Any

import pytest

from chassis.auth import Level, Role, Viewer, claims_of
from chassis.domain import NotFound
from chassis.ids import new_id
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.people.change_person import ChangePerson, change_person
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import (
    MOST_NAMED,
    LevelNotOfRole,
    Rights,
    RoleAssignment,
    RoleNotAtAgency,
    ScopeMissing,
    TooMuchNamed,
    cautions_about,
)
from identity.domain.accounts.account import Account
from identity.domain.agencies.agency import Agency
from identity.domain.people.person import Person, PersonFacts, StaffRole
from testkit import a_viewer

RC, DC = Role.RECEIVING_COORDINATOR, Role.DESTINATION_COORDINATOR
ONE = frozenset({new_id()})
GATEWAY_LETS_PASS = 16 * 1024
"""`large_client_header_buffers` of deploy/gateway."""


def of(person: Person, role: Role, **scopes: Any) -> RoleAssignment:
    return RoleAssignment.assign(
        person_id=person.id, agency_id=person.agency_id, rights=Rights(role=role, **scopes)
    )


async def given(store: Any, viewer: Viewer, person: Person, rights: Rights) -> RoleAssignment:
    command = AssignRole(
        viewer=viewer, person_id=person.id, agency_id=person.agency_id, rights=rights
    )
    return await assign_role(command, store)


@pytest.mark.parametrize(
    "rights",
    [
        Rights(role=RC, site_ids=ONE, service_ids=ONE, destination_ids=ONE),
        Rights(role=RC, disciplines=frozenset({"nursing"}), department_ids=ONE),
        Rights(role=Role.DISCIPLINE_CONTACT, disciplines=frozenset({"nursing"})),
        Rights(role=Role.STAFF_ADMINISTRATOR, department_ids=ONE),
        Rights(role=Role.DEPARTMENT_CONTACT),
    ],
)
async def test_rights_come_to_the_token_as_they_were_given(
    store: Any, chief: Viewer, helene: Person, rights: Rights
) -> None:
    assignment = await given(store, chief, helene, rights)
    viewer = assignment.viewer(account_id=new_id(), session_id=new_id())

    assert viewer.service_ids == rights.service_ids
    assert viewer.disciplines == rights.disciplines
    assert viewer.department_ids == rights.department_ids


@pytest.mark.parametrize(
    ("rights", "error"),
    [
        (Rights(role=Role.DISCIPLINE_CONTACT), ScopeMissing),
        (Rights(role=RC, department_ids=ONE), ScopeMissing),
        (Rights(role=DC, level=Level.LOCAL_ADMINISTRATOR), LevelNotOfRole),
        (Rights(role=Role.SUPERVISOR, level=Level.LOCAL_ADMINISTRATOR), LevelNotOfRole),
        (
            Rights(role=RC, site_ids=frozenset(new_id() for _ in range(MOST_NAMED + 1))),
            TooMuchNamed,
        ),
        (Rights(role=Role.COURSE_LEADER), RoleNotAtAgency),
        (Rights(role=Role.POLICY_LEVEL), AdministratorsOnly),
        (Rights(role=Role.CONTENT_AUTHOR), AdministratorsOnly),
    ],
)
async def test_rights_that_make_no_sense_are_not_given(
    store: Any, chief: Viewer, helene: Person, rights: Rights, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await given(store, chief, helene, rights)


def test_the_widest_rights_fit_into_a_token_that_the_gateway_passes_on(helene: Person) -> None:
    many = frozenset(new_id() for _ in range(MOST_NAMED))
    viewer = of(helene, RC, site_ids=many).viewer(account_id=new_id(), session_id=new_id())
    written = len(str(claims_of(viewer)).replace(" ", ""))

    assert written * 4 / 3 + 500 < GATEWAY_LETS_PASS


def test_receiving_and_answering_go_together_with_a_caution(helene: Person) -> None:
    receives, answers, supervises = (of(helene, role) for role in (RC, DC, Role.SUPERVISOR))

    assert [one.slug for one in cautions_about(answers, [receives, answers])] == [
        "receives-and-answers"
    ]
    assert cautions_about(supervises, [answers, supervises]) == ()


def test_placing_and_leading_a_course_go_together(helene: Person) -> None:
    places, leads = of(helene, Role.PLACING_COORDINATOR), of(helene, Role.COURSE_LEADER)

    assert cautions_about(leads, [places, leads]) == ()


def facts(**changes: Any) -> PersonFacts:
    told: dict[str, Any] = {
        "first_name": "Ana",
        "last_name": "Roy",
        "language": "fr",
        "roles": frozenset({StaffRole.INSTRUCTOR}),
    }
    return PersonFacts(**told | changes)


@pytest.mark.parametrize("role", [Role.PLACING_COORDINATOR, Role.STAFF_ADMINISTRATOR])
async def test_a_regular_staff_administrator_keeps_staff_records(
    store: Any, school: Agency, role: Role
) -> None:
    keeper = a_viewer(agency_id=school.id, role=role)

    person = await add_person(AddPerson(viewer=keeper, agency_id=school.id, facts=facts()), store)

    assert person.facts.last_name == "Roy"


async def test_a_staff_administrator_keeps_no_records_of_other_departments(
    store: Any, school: Agency
) -> None:
    keeper = a_viewer(
        agency_id=school.id, role=Role.STAFF_ADMINISTRATOR, department_ids=frozenset({new_id()})
    )

    with pytest.raises(AdministratorsOnly):
        await add_person(AddPerson(viewer=keeper, agency_id=school.id, facts=facts()), store)


async def test_a_staff_administrator_changes_nobody_who_signs_in(
    store: Any, helene: Person, account: Account
) -> None:
    assert account.person_id == helene.id
    keeper = a_viewer(agency_id=helene.agency_id, role=Role.STAFF_ADMINISTRATOR)
    command = ChangePerson(viewer=keeper, id=helene.id, change=lambda facts: facts)

    with pytest.raises(AdministratorsOnly):
        await change_person(command, store)


async def test_a_staff_administrator_finds_nobody_elsewhere(store: Any, helene: Person) -> None:
    keeper = a_viewer(role=Role.STAFF_ADMINISTRATOR)
    command = ChangePerson(viewer=keeper, id=helene.id, change=lambda facts: facts)

    with pytest.raises(NotFound):
        await change_person(command, store)
