"""Giving roles, and changing what they reach."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.domain import NotFound
from chassis.ids import new_id
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.access.change_role_assignment import (
    ChangeRoleAssignment,
    change_role_assignment,
)
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import (
    OwnRights,
    Recorded,
    Rights,
    RoleAlreadyAssigned,
    RoleAssignment,
    RoleNotAtAgency,
    ScopeNotOfRole,
)
from identity.domain.agencies.agency import Agency
from identity.domain.people.person import DeactivationReason, Person, PersonInactive
from testkit import a_viewer

RC = Role.RECEIVING_COORDINATOR


async def assigned(
    store: Any, viewer: Viewer, person: Person, agency_id: UUID, rights: Rights
) -> RoleAssignment:
    command = AssignRole(viewer=viewer, person_id=person.id, agency_id=agency_id, rights=rights)
    return await assign_role(command, store)


async def test_a_local_administrator_gives_roles_to_their_own_staff(
    store: Any, chief: Viewer, helene: Person
) -> None:
    rights = Rights(role=RC, site_ids=frozenset({new_id()}))

    assignment = await assigned(store, chief, helene, chief.agency_id, rights)

    assert assignment.rights.level is Level.REGULAR
    assert assignment.take_events() == [Recorded(assignment)]


async def test_one_person_may_have_a_role_at_a_second_agency(
    store: Any, administrator: Viewer, helene: Person, school: Agency
) -> None:
    rights = Rights(role=Role.PLACING_COORDINATOR)

    assignment = await assigned(store, administrator, helene, school.id, rights)

    assert (assignment.agency_id, helene.agency_id == school.id) == (school.id, False)


async def test_the_second_agency_cannot_reach_for_foreign_staff_itself(
    store: Any, helene: Person, school: Agency
) -> None:
    neighbour = a_viewer(agency_id=school.id, level=Level.LOCAL_ADMINISTRATOR)

    with pytest.raises(NotFound):
        await assigned(store, neighbour, helene, school.id, Rights(role=Role.PLACING_COORDINATOR))


async def test_only_administrators_make_administrators(
    store: Any, chief: Viewer, helene: Person
) -> None:
    with pytest.raises(AdministratorsOnly):
        await assigned(store, chief, helene, chief.agency_id, Rights(role=Role.ADMINISTRATOR))


async def test_nobody_gives_rights_to_themselves(store: Any, chief: Viewer, helene: Person) -> None:
    herself = replace(chief, person_id=helene.id)

    with pytest.raises(OwnRights):
        await assigned(store, herself, helene, chief.agency_id, Rights(role=RC))


async def test_a_hospital_has_no_placing_coordinator(
    store: Any, chief: Viewer, helene: Person
) -> None:
    with pytest.raises(RoleNotAtAgency):
        await assigned(store, chief, helene, chief.agency_id, Rights(role=Role.PLACING_COORDINATOR))


async def test_who_left_gets_no_role(store: Any, chief: Viewer, helene: Person) -> None:
    helene.deactivate(DeactivationReason.LEFT)

    with pytest.raises(PersonInactive):
        await assigned(store, chief, helene, chief.agency_id, Rights(role=RC))


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.PLACING_COORDINATOR, "site_ids"),
        (RC, "program_ids"),
        (Role.DESTINATION_COORDINATOR, "program_ids"),
        (Role.STAFF_ADMINISTRATOR, "site_ids"),
        (Role.SUPERVISOR, "destination_ids"),
        (Role.ADMINISTRATOR, "program_ids"),
    ],
)
def test_a_scope_of_the_other_side_is_refused(role: Role, scope: str) -> None:
    with pytest.raises(ScopeNotOfRole) as refused:
        Rights(role=role, **{scope: frozenset({new_id()})})  # type: ignore[arg-type]  # parametrised

    assert refused.value.field == scope


async def test_an_assignment_is_changed_ended_and_begun_again(
    store: Any, chief: Viewer, helene: Person
) -> None:
    assignment = await assigned(store, chief, helene, chief.agency_id, Rights(role=RC))
    assignment.take_events()

    for active in (False, True, True):
        await change_role_assignment(
            ChangeRoleAssignment(
                viewer=chief,
                id=assignment.id,
                change=lambda rights: replace(rights, edit_invoicing_status=True),
                active=active,
            ),
            store,
        )

    assert assignment.rights.edit_invoicing_status
    assert len(assignment.take_events()) == 2


async def test_the_same_role_is_given_once_and_again_after_it_ended(
    store: Any, chief: Viewer, helene: Person
) -> None:
    rights = Rights(role=RC, site_ids=frozenset({new_id()}))
    first = await assigned(store, chief, helene, chief.agency_id, rights)

    with pytest.raises(RoleAlreadyAssigned) as refused:
        await assigned(store, chief, helene, chief.agency_id, rights)
    await assigned(store, chief, helene, chief.agency_id, replace(rights, level=Level.VIEW_ONLY))
    first.change(rights, active=False)
    await assigned(store, chief, helene, chief.agency_id, rights)

    assert refused.value.facts == {"role_assignment_id": first.id}
    assert len(await store.role_assignments.usable_by(helene.id)) == 2


@pytest.mark.parametrize(("given", "active"), [(Rights(role=RC), True), (None, False)])
async def test_a_change_does_not_make_it_say_the_same_as_another(
    store: Any, chief: Viewer, helene: Person, *, given: Rights | None, active: bool
) -> None:
    """By new rights, or by beginning again with the old ones."""
    whole, part = Rights(role=RC), Rights(role=RC, site_ids=frozenset({new_id()}))
    assignment = await assigned(store, chief, helene, chief.agency_id, part if given else whole)
    assignment.change(assignment.rights, active=active)
    await assigned(store, chief, helene, chief.agency_id, whole)
    command = ChangeRoleAssignment(
        viewer=chief, id=assignment.id, change=lambda former: given or former, active=True
    )

    with pytest.raises(RoleAlreadyAssigned):
        await change_role_assignment(command, store)


async def test_a_local_administrator_does_not_touch_an_administrators_role(
    store: Any, chief: Viewer, administrator: Viewer, helene: Person
) -> None:
    rights = Rights(role=Role.ADMINISTRATOR)
    assignment = await assigned(store, administrator, helene, chief.agency_id, rights)

    with pytest.raises(AdministratorsOnly):
        await change_role_assignment(
            ChangeRoleAssignment(
                viewer=chief, id=assignment.id, change=lambda same: same, active=False
            ),
            store,
        )


async def test_the_viewer_is_the_person_in_this_role(
    store: Any, chief: Viewer, helene: Person
) -> None:
    sites = frozenset({new_id()})
    rights = Rights(role=RC, level=Level.VIEW_ONLY, site_ids=sites)
    assignment = await assigned(store, chief, helene, chief.agency_id, rights)

    viewer = assignment.viewer(account_id=new_id(), session_id=new_id())

    assert (viewer.person_id, viewer.agency_id) == (helene.id, chief.agency_id)
    assert (viewer.role, viewer.site_ids, viewer.program_ids) == (RC, sites, None)
    assert not viewer.may_change
