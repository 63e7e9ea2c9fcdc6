"""Nobody gives what reaches further than their own rights, nor makes themselves more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.access.change_role_assignment import (
    ChangeRoleAssignment,
    change_role_assignment,
)
from identity.commands.access.copy_access import CopyAccess, Outcome, copy_access
from identity.commands.accounts.invite import Invite, invite
from identity.domain.access.role_assignment import (
    AdministrationNotGiven,
    OwnRights,
    Rights,
    RightsBeyondOwn,
    RoleAssignment,
)
from identity.domain.accounts.account import Account
from identity.domain.agencies.agency import Agency
from identity.domain.people.person import Person, PersonFacts, StaffRole
from testkit import a_viewer

PC, RC = Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR
LOCAL = Level.LOCAL_ADMINISTRATOR
MINE, OTHER = frozenset({new_id()}), frozenset({new_id()})
NURSING, PHARMACY = frozenset({"nursing"}), frozenset({"pharmacy"})
KINDS: list[tuple[Role, str, frozenset[Any], frozenset[Any]]] = [
    (PC, "program_ids", MINE, OTHER),
    (PC, "department_ids", MINE, OTHER),
    (RC, "site_ids", MINE, OTHER),
    (RC, "service_ids", MINE, OTHER),
    (RC, "destination_ids", MINE, OTHER),
    (RC, "department_ids", MINE, OTHER),
    (RC, "disciplines", NURSING, PHARMACY),
]
BESIDE = {PC: "program_ids", RC: "site_ids"}


def _always(wanted: Rights) -> Callable[[Rights], Rights]:
    return lambda _: wanted


def rights(role: Role, **scopes: Any) -> Rights:
    """Departments narrow nothing alone, so something else is named beside them."""
    if scopes.get("department_ids") is not None:
        scopes = {BESIDE[role]: MINE, **scopes}
    return Rights(role=role, **scopes)


@pytest.fixture
def staff(store: Any, school: Agency, helene: Person) -> dict[Role, Person]:
    """One colleague at the school, one at the hospital."""
    facts = PersonFacts(
        first_name="Ana",
        last_name="Roy",
        language="fr",
        roles=frozenset({StaffRole.PLACING_COORDINATOR}),
    )
    ana = Person.add(facts, agency_id=school.id)
    store.people.add(ana)
    return {PC: ana, RC: helene}


def giver(staff: dict[Role, Person], role: Role, **scopes: Any) -> Viewer:
    return a_viewer(agency_id=staff[role].agency_id, role=role, level=LOCAL, **scopes)


async def give(store: Any, viewer: Viewer, person: Person, wanted: Rights) -> RoleAssignment:
    command = AssignRole(
        viewer=viewer, person_id=person.id, agency_id=person.agency_id, rights=wanted
    )
    return await assign_role(command, store)


@pytest.mark.parametrize(("role", "scope", "mine", "other"), KINDS)
async def test_a_local_administrator_gives_no_more_than_her_own_of_any_kind(
    store: Any, staff: dict[Role, Person], *, role: Role, scope: str, mine: Any, other: Any
) -> None:
    viewer = giver(staff, role, **{scope: mine})
    for wider in (other, mine | other, None):
        with pytest.raises(RightsBeyondOwn) as refused:
            await give(store, viewer, staff[role], rights(role, **{scope: wider}))
        assert (refused.value.field, refused.value.facts) == (scope, {"scope": scope})

    given = await give(store, viewer, staff[role], rights(role, **{scope: mine}))
    assert getattr(given.rights, scope) == mine


@pytest.mark.parametrize(("role", "scope", "mine", "other"), KINDS)
async def test_she_widens_none_and_touches_none_that_are_wider(
    store: Any, staff: dict[Role, Person], *, role: Role, scope: str, mine: Any, other: Any
) -> None:
    viewer, whole = giver(staff, role, **{scope: mine}), giver(staff, role)
    own = await give(store, viewer, staff[role], rights(role, **{scope: mine}))
    wide = await give(store, whole, staff[role], Rights(role=role))

    for assignment, wanted in ((own, rights(role, **{scope: other})), (wide, own.rights)):
        command = ChangeRoleAssignment(viewer=viewer, id=assignment.id, change=_always(wanted))
        with pytest.raises(RightsBeyondOwn):
            await change_role_assignment(command, store)


async def test_a_role_of_another_part_of_the_agency_is_not_hers_to_give(
    store: Any, staff: dict[Role, Person]
) -> None:
    """Staff records go by departments, and she has programs; supervisors see what names them."""
    of_programs = giver(staff, PC, program_ids=MINE)
    of_sites = giver(staff, RC, site_ids=MINE)

    with pytest.raises(RightsBeyondOwn):
        await give(store, of_programs, staff[PC], Rights(role=Role.STAFF_ADMINISTRATOR))
    await give(store, of_sites, staff[RC], Rights(role=Role.SUPERVISOR))


async def test_administrators_give_any_scope(
    store: Any, administrator: Viewer, helene: Person
) -> None:
    assert (await give(store, administrator, helene, Rights(role=RC))).rights.site_ids is None


async def test_only_the_network_makes_local_administrators(
    store: Any, administrator: Viewer, chief: Viewer, helene: Person
) -> None:
    wanted = Rights(role=RC, level=LOCAL)
    with pytest.raises(AdministrationNotGiven):
        await give(store, chief, helene, wanted)
    regular = await give(store, chief, helene, Rights(role=RC))
    command = ChangeRoleAssignment(viewer=chief, id=regular.id, change=lambda _: wanted)
    with pytest.raises(AdministrationNotGiven):
        await change_role_assignment(command, store)

    raised = await change_role_assignment(replace(command, viewer=administrator), store)

    assert raised.rights.administers


async def test_a_local_administrator_may_end_a_colleague_but_not_begin_one_again(
    store: Any, administrator: Viewer, chief: Viewer, helene: Person
) -> None:
    colleague = await give(store, administrator, helene, Rights(role=RC, level=LOCAL))
    command = ChangeRoleAssignment(viewer=chief, id=colleague.id, change=lambda own: own)
    await change_role_assignment(replace(command, active=False), store)

    with pytest.raises(AdministrationNotGiven):
        await change_role_assignment(replace(command, active=True), store)


async def test_nobody_raises_herself(store: Any, administrator: Viewer, helene: Person) -> None:
    own = await give(store, administrator, helene, Rights(role=RC, level=LOCAL, site_ids=MINE))
    herself = giver({RC: helene}, RC, site_ids=MINE, person_id=helene.id)
    raised = ChangeRoleAssignment(viewer=herself, id=own.id, change=lambda _: Rights(role=RC))

    with pytest.raises(OwnRights):
        await change_role_assignment(raised, store)
    with pytest.raises(OwnRights):
        await give(store, herself, helene, Rights(role=RC, site_ids=MINE))


async def test_copying_gives_a_regular_level_and_nothing_beyond_her_own(
    store: Any, administrator: Viewer, staff: dict[Role, Person]
) -> None:
    helene = staff[RC]
    newcomer = Person.add(helene.facts, agency_id=helene.agency_id)
    store.people.add(newcomer)
    for sites in (MINE, None):
        wanted = Rights(role=RC, level=LOCAL, site_ids=sites)
        await give(store, administrator, helene, wanted)
    viewer = giver(staff, RC, site_ids=MINE)

    copied = await copy_access(
        CopyAccess(viewer=viewer, person_id=newcomer.id, from_person_id=helene.id), store
    )

    by_outcome = {one.outcome: one for one in copied}
    assert set(by_outcome) == {Outcome.GIVEN, Outcome.REFUSED}
    assert by_outcome[Outcome.GIVEN].assignment.rights == Rights(role=RC, site_ids=MINE)
    assert by_outcome[Outcome.GIVEN].lowered
    assert isinstance(by_outcome[Outcome.REFUSED].refusal, RightsBeyondOwn)


async def test_an_invitation_is_not_a_way_into_wider_rights(
    store: Any, staff: dict[Role, Person], account: Account
) -> None:
    """Its link is answered to whoever asks for it; her own role is that of the whole hospital."""
    with pytest.raises(RightsBeyondOwn):
        await invite(Invite(viewer=giver(staff, RC, site_ids=MINE), account_id=account.id), store)
