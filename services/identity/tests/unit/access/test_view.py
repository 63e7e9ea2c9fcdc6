"""Whom one may view as, by role, level and scope."""

from typing import Any
from uuid import UUID

import pytest

from chassis.auth import Level, Role
from chassis.domain import DomainError, NotFound
from chassis.ids import new_id
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import Rights, RoleAssignment
from identity.domain.access.view import NeverAsAdministrator, SeesMore, expect_may_view_as
from testkit import a_viewer

HERE, ELSEWHERE, SITE, OTHER_SITE = (new_id() for _ in range(4))
RC, DC = Role.RECEIVING_COORDINATOR, Role.DESTINATION_COORDINATOR
LOCAL = Level.LOCAL_ADMINISTRATOR


def of(role: Role, agency: UUID = HERE, **rights: Any) -> RoleAssignment:
    return RoleAssignment.assign(
        person_id=new_id(), agency_id=agency, rights=Rights(role=role, **rights)
    )


def verdict(assignment: RoleAssignment, *others: RoleAssignment, **viewer: Any) -> str:
    try:
        expect_may_view_as(a_viewer(**viewer), assignment, [assignment, *others])
    except DomainError as refused:
        return type(refused).__name__
    return "allowed"


@pytest.mark.parametrize(
    ("viewer", "expected"),
    [
        ({"role": Role.ADMINISTRATOR}, "allowed"),
        ({"role": Role.ADMINISTRATOR, "level": Level.VIEW_ONLY}, AdministratorsOnly.__name__),
        (
            {"role": Role.ADMINISTRATOR, "level": Level.VIEW_ONLY_WITHOUT_NAMES},
            AdministratorsOnly.__name__,
        ),
        ({"role": RC, "level": LOCAL, "agency_id": HERE}, "allowed"),
        ({"role": RC, "level": Level.REGULAR, "agency_id": HERE}, AdministratorsOnly.__name__),
        ({"role": RC, "level": LOCAL, "agency_id": ELSEWHERE}, NotFound.__name__),
    ],
)
def test_administrators_view_everywhere_and_local_ones_at_home(
    viewer: dict[str, Any], expected: str
) -> None:
    assert verdict(of(DC), **viewer) == expected


@pytest.mark.parametrize("level", [Level.VIEW_ONLY, Level.VIEW_ONLY_WITHOUT_NAMES, Level.REGULAR])
def test_every_level_but_the_local_administrators_can_be_looked_as(level: Level) -> None:
    assert verdict(of(RC, level=level), role=Role.ADMINISTRATOR) == "allowed"


@pytest.mark.parametrize(
    "other", [of(Role.ADMINISTRATOR, ELSEWHERE), of(RC, ELSEWHERE, level=LOCAL)]
)
def test_never_as_one_who_administers_in_whatever_role(other: RoleAssignment) -> None:
    never = NeverAsAdministrator.__name__

    assert verdict(other, role=Role.ADMINISTRATOR) == never
    assert verdict(of(RC), other, role=Role.ADMINISTRATOR) == never
    other.active = False
    assert verdict(of(RC), other, role=Role.ADMINISTRATOR) == "allowed"
    other.active = True


def test_never_as_oneself() -> None:
    assignment = of(RC)

    assert (
        verdict(assignment, role=Role.ADMINISTRATOR, person_id=assignment.person_id)
        == NeverAsAdministrator.__name__
    )


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (of(RC, site_ids=frozenset({SITE})), "allowed"),
        (of(RC, site_ids=frozenset({SITE, OTHER_SITE})), SeesMore.__name__),
        (of(RC), SeesMore.__name__),
        (of(DC), SeesMore.__name__),
    ],
)
def test_a_local_administrator_of_some_sites_sees_no_more_by_it(
    seen: RoleAssignment, expected: str
) -> None:
    scoped = {"role": RC, "level": LOCAL, "agency_id": HERE, "site_ids": frozenset({SITE})}

    assert verdict(seen, **scoped) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.DESTINATION_COORDINATOR, "allowed"),
        (Role.SUPERVISOR, "allowed"),
        (Role.PLACING_COORDINATOR, SeesMore.__name__),
        (Role.STUDENT_ADMINISTRATOR, SeesMore.__name__),
        (Role.POLICY_LEVEL, SeesMore.__name__),
    ],
)
def test_at_an_agency_of_both_kinds_no_side_sees_what_is_the_others(
    role: Role, expected: str
) -> None:
    assert verdict(of(role), role=RC, level=LOCAL, agency_id=HERE) == expected
