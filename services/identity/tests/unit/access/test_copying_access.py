"""Copying what a colleague may do."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.domain import NotFound
from chassis.ids import new_id
from identity.commands.access.copy_access import (
    Copied,
    CopyAccess,
    NothingToCopyFrom,
    Outcome,
    copy_access,
)
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import OwnRights, Rights, RoleAssignment
from identity.domain.agencies.agency import Agency
from identity.domain.people.person import DeactivationReason, Person, PersonFacts, PersonInactive
from testkit import a_viewer

SITE = frozenset({new_id()})
CHIEF = Rights(
    role=Role.RECEIVING_COORDINATOR,
    level=Level.LOCAL_ADMINISTRATOR,
    site_ids=SITE,
    edit_invoicing_status=True,
)
REGULAR = Rights(role=Role.RECEIVING_COORDINATOR, site_ids=SITE, edit_invoicing_status=True)


@pytest.fixture
def newcomer(store: Any, helene: Person, person_facts: Callable[..., PersonFacts]) -> Person:
    newcomer = Person.add(person_facts(first_name="Zoé"), agency_id=helene.agency_id)
    store.people.add(newcomer)
    return newcomer


@pytest.fixture
def given(store: Any, helene: Person) -> Callable[..., RoleAssignment]:
    """Gives Hélène, unless it is said who, a role, at the hospital unless it is said where."""

    def give(rights: Rights, **where: Any) -> RoleAssignment:
        place = {"person_id": helene.id, "agency_id": helene.agency_id, **where}
        assignment = RoleAssignment.assign(rights=rights, **place)
        store.role_assignments.add(assignment)
        return assignment

    return give


async def copied(
    store: Any, viewer: Viewer, newcomer: Person, helene: Person, **more: Any
) -> list[Copied]:
    command = CopyAccess(viewer=viewer, person_id=newcomer.id, from_person_id=helene.id, **more)
    return await copy_access(command, store)


async def test_scopes_and_rights_come_along_and_a_local_administrators_level_does_not(
    store: Any, chief: Viewer, newcomer: Person, helene: Person, given: Any
) -> None:
    given(CHIEF)

    [one] = await copied(store, chief, newcomer, helene)

    assert (one.outcome, one.lowered) == (Outcome.GIVEN, True)
    assert [role.rights for role in await store.role_assignments.of_person(newcomer.id)] == [
        REGULAR
    ]


async def test_a_dry_run_says_the_same_and_gives_nothing(
    store: Any, chief: Viewer, newcomer: Person, helene: Person, given: Any
) -> None:
    given(CHIEF)

    [said] = await copied(store, chief, newcomer, helene, dry_run=True)

    assert (said.outcome, said.assignment.rights) == (Outcome.GIVEN, REGULAR)
    assert await store.role_assignments.of_person(newcomer.id) == []


async def test_what_would_be_given_twice_is_given_once(
    store: Any, chief: Viewer, newcomer: Person, helene: Person, given: Any
) -> None:
    given(CHIEF)
    given(REGULAR)
    dc = given(Rights(role=Role.DESTINATION_COORDINATOR))
    given(dc.rights, person_id=newcomer.id)

    outcomes = [one.outcome for one in await copied(store, chief, newcomer, helene)]

    assert outcomes == [Outcome.GIVEN, Outcome.ALREADY_GIVEN, Outcome.ALREADY_GIVEN]


async def test_nobody_copies_more_than_they_may_give(
    store: Any, chief: Viewer, newcomer: Person, helene: Person, school: Agency, given: Any
) -> None:
    given(Rights(role=Role.ADMINISTRATOR))
    given(Rights(role=Role.PLACING_COORDINATOR), agency_id=school.id)

    [one] = await copied(store, chief, newcomer, helene)

    assert one.outcome is Outcome.REFUSED
    assert isinstance(one.refusal, AdministratorsOnly)
    assert await store.role_assignments.of_person(newcomer.id) == []


async def test_an_ended_role_is_not_copied(
    store: Any, chief: Viewer, newcomer: Person, helene: Person, given: Any
) -> None:
    ended = given(REGULAR)
    ended.change(ended.rights, active=False)

    assert await copied(store, chief, newcomer, helene) == []


async def test_nobody_copies_for_themselves_from_themselves_or_for_who_left(
    store: Any, hospital: Agency, newcomer: Person, helene: Person, chief: Viewer
) -> None:
    herself = a_viewer(
        agency_id=hospital.id,
        person_id=newcomer.id,
        role=Role.RECEIVING_COORDINATOR,
        level=Level.LOCAL_ADMINISTRATOR,
    )
    with pytest.raises(OwnRights):
        await copied(store, herself, newcomer, helene)
    with pytest.raises(NothingToCopyFrom):
        await copied(store, chief, newcomer, newcomer)
    newcomer.deactivate(DeactivationReason.LEFT)
    with pytest.raises(PersonInactive):
        await copied(store, chief, newcomer, helene)


async def test_a_regular_colleague_copies_nothing_and_a_foreign_one_finds_nobody(
    store: Any, hospital: Agency, school: Agency, newcomer: Person, helene: Person
) -> None:
    clerk = a_viewer(agency_id=hospital.id, role=Role.RECEIVING_COORDINATOR)
    with pytest.raises(AdministratorsOnly):
        await copied(store, clerk, newcomer, helene)
    stranger = a_viewer(
        agency_id=school.id, role=Role.PLACING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR
    )
    with pytest.raises(NotFound):
        await copied(store, stranger, newcomer, helene)
