"""From where each role looks: its agency, its scope, and what it was given."""

from dataclasses import replace
from uuid import UUID

import pytest

from chassis.ids import new_id
from chassis.viewer import Level, Role, Viewer
from policy.disclosure import (
    ConsentState,
    Field,
    Placement,
    Standpoint,
    disclosure_for,
    standpoint_at_school,
    standpoint_of,
)

SCHOOL, HOSPITAL, PROGRAM, SITE, DESTINATION, PERSON, ELSE, DEPARTMENT = (
    new_id() for _ in range(8)
)

PLACED = Placement(
    status="confirmed",
    placing_agency_id=SCHOOL,
    program_id=PROGRAM,
    receiving_agency_id=HOSPITAL,
    site_id=SITE,
    destination_id=DESTINATION,
    supervisor_ids=(PERSON,),
)
STATUSES_SEEN = {
    Role.RECEIVING_COORDINATOR: "pending redirected accepted_by_destination "
    "declined_by_destination waitlisted accepted declined confirmed cancelled",
    Role.DESTINATION_COORDINATOR: "redirected accepted_by_destination "
    "declined_by_destination waitlisted accepted declined confirmed cancelled",
    Role.SUPERVISOR: "accepted confirmed cancelled",
    Role.ADMINISTRATOR: "held pending redirected accepted_by_destination "
    "declined_by_destination waitlisted accepted declined confirmed cancelled",
}
ALL = "draft withdrawn " + STATUSES_SEEN[Role.ADMINISTRATOR]


def viewer(role: Role, agency_id: UUID = HOSPITAL, **changes: object) -> Viewer:
    seen = Viewer(
        account_id=new_id(),
        person_id=PERSON,
        role_assignment_id=new_id(),
        agency_id=agency_id,
        role=role,
        level=Level.REGULAR,
        session_id=new_id(),
    )
    return replace(seen, **changes)  # type: ignore[arg-type]  # the tests name real fields


@pytest.mark.parametrize("role", STATUSES_SEEN)
@pytest.mark.parametrize("status", ALL.split())
def test_a_role_stands_before_a_student_once_it_knows_of_the_request(
    role: Role, status: str
) -> None:
    stands = standpoint_of(viewer(role), replace(PLACED, status=status))

    assert (stands is not Standpoint.OUTSIDE) is (status in STATUSES_SEEN[role].split())


def test_the_school_stands_before_its_own_programs() -> None:
    pc = viewer(Role.PLACING_COORDINATOR, SCHOOL)

    assert standpoint_of(pc, PLACED) is Standpoint.SCHOOL
    assert standpoint_of(replace(pc, program_ids=frozenset({PROGRAM})), PLACED) is Standpoint.SCHOOL
    assert standpoint_of(replace(pc, program_ids=frozenset({ELSE})), PLACED) is Standpoint.OUTSIDE
    assert standpoint_of(replace(pc, agency_id=HOSPITAL), PLACED) is Standpoint.OUTSIDE
    assert at_school(pc, SCHOOL) is Standpoint.SCHOOL
    assert at_school(pc, ELSE) is Standpoint.OUTSIDE


@pytest.mark.parametrize(
    "role", [Role.PLACING_COORDINATOR, Role.STUDENT_ADMINISTRATOR, Role.COURSE_LEADER]
)
def test_rights_in_a_department_end_at_its_programs(role: Role) -> None:
    theirs = viewer(role, SCHOOL, department_ids=frozenset({DEPARTMENT}))
    placed = replace(PLACED, department_id=DEPARTMENT)

    assert standpoint_of(theirs, placed) is not Standpoint.OUTSIDE
    assert standpoint_of(theirs, replace(placed, department_id=ELSE)) is Standpoint.OUTSIDE
    assert standpoint_of(theirs, replace(placed, department_id=None)) is Standpoint.OUTSIDE
    assert at_school(theirs, SCHOOL, DEPARTMENT) is not Standpoint.OUTSIDE
    assert at_school(theirs, SCHOOL, ELSE) is Standpoint.OUTSIDE
    assert at_school(theirs, SCHOOL) is Standpoint.OUTSIDE


def at_school(seen: Viewer, agency_id: UUID, department_id: UUID | None = None) -> Standpoint:
    return standpoint_at_school(
        seen, agency_id=agency_id, program_id=PROGRAM, department_id=department_id
    )


def test_the_receiving_side_stands_before_its_own_sites_and_destinations() -> None:
    rc, dc = viewer(Role.RECEIVING_COORDINATOR), viewer(Role.DESTINATION_COORDINATOR)

    assert standpoint_of(rc, PLACED) is Standpoint.RECEIVING
    assert standpoint_of(replace(rc, site_ids=frozenset({ELSE})), PLACED) is Standpoint.OUTSIDE
    assert standpoint_of(replace(rc, agency_id=ELSE), PLACED) is Standpoint.OUTSIDE
    assert standpoint_of(dc, PLACED) is Standpoint.DESTINATION
    elsewhere = replace(dc, destination_ids=frozenset({ELSE}))
    assert standpoint_of(elsewhere, PLACED) is Standpoint.OUTSIDE


def test_a_supervisor_stands_before_those_they_were_given() -> None:
    supervisor = viewer(Role.SUPERVISOR)

    assert standpoint_of(supervisor, PLACED) is Standpoint.SUPERVISOR
    assert standpoint_of(replace(supervisor, person_id=ELSE), PLACED) is Standpoint.OUTSIDE


def test_an_agency_that_gave_no_site_away_receives_nobody() -> None:
    nowhere = replace(PLACED, receiving_agency_id=None)

    assert standpoint_of(viewer(Role.RECEIVING_COORDINATOR), nowhere) is Standpoint.OUTSIDE


def test_the_engine_puts_viewer_and_placement_together() -> None:
    rc = viewer(Role.RECEIVING_COORDINATOR)
    valid = ConsentState.VALID

    assert disclosure_for(rc, PLACED, finalized=True, consent=valid)[Field.NAME].shown
    nameless = replace(rc, level=Level.VIEW_ONLY_WITHOUT_NAMES)
    assert not disclosure_for(nameless, PLACED, finalized=True, consent=valid)[Field.NAME].shown
