"""Every documented cell of role × level × action, written by hand from the domain's own pages.

`-` nobody, `v` from view-only on, `r` from regular on, `l` local administrators alone.
"""

from uuid import UUID

import pytest

from chassis.viewer import Level, Role, Viewer
from policy.permissions import Action, may

ID = UUID(int=1)
COLUMNS = {
    "PC": Role.PLACING_COORDINATOR,
    "RC": Role.RECEIVING_COORDINATOR,
    "DC": Role.DESTINATION_COORDINATOR,
    "SUP": Role.SUPERVISOR,
    "INS": Role.INSTRUCTOR,
    "CL": Role.COURSE_LEADER,
    "STU": Role.STUDENT_ADMINISTRATOR,
    "STF": Role.STAFF_ADMINISTRATOR,
    "PAL": Role.POLICY_LEVEL,
    "GI": Role.GROUP_INSTRUCTOR,
    "DI": Role.DISCIPLINE_CONTACT,
    "DEP": Role.DEPARTMENT_CONTACT,
    "CM": Role.CONTENT_MANAGER,
    "CA": Role.CONTENT_AUTHOR,
    "S": Role.STUDENT,
    "ADM": Role.ADMINISTRATOR,
}
TABLE = """
action                            PC RC DC SUP INS CL STU STF PAL GI DI DEP CM CA S ADM
requests.read                     v  v  v  v   v   v  v   -   -   - v  -   -  -  - v
requests.create                   r  -  -  -   -   -  -   -   -   - -  -   -  -  - -
requests.confirm                  r  -  -  -   -   -  -   -   -   - -  -   -  -  - -
requests.cancel                   r  r  -  -   -   -  -   -   -   - -  -   -  -  - -
requests.redirect                 -  r  -  -   -   -  -   -   -   - -  -   -  -  - -
requests.answer                   -  r  -  -   -   -  -   -   -   - -  -   -  -  - -
requests.answer_for_destination   -  r  r  -   -   -  -   -   -   - r  -   -  -  - -
requests.assign_supervisors       -  r  r  -   -   -  -   -   -   - r  -   -  -  - -
requests.trace_contacts           -  v  -  -   -   -  -   -   -   - -  -   -  -  - -
requests.assign_instructors       r  -  -  -   -   -  -   -   -   - -  -   -  -  - -
schedules.read_of_groups          -  -  -  -   -   -  -   -   -   v -  -   -  -  - -
programs.edit                     l  -  -  -   -   -  -   -   -   - -  -   -  -  - r
students.read                     v  v  v  v   v   v  v   -   -   - v  -   -  -  - v
students.edit                     r  -  -  -   -   -  r   -   -   - -  -   -  -  - -
students.manage_consent           r  -  -  -   -   -  r   -   -   - -  -   -  -  - -
students.export                   l  -  -  -   -   -  -   -   -   - -  -   -  -  - -
students.graduate                 l  -  -  -   -   -  r   -   -   - -  -   -  -  - -
students.read_histories           v  -  -  -   -   v  v   -   -   - -  -   -  -  - -
sites.request                     r  r  -  -   -   -  -   -   -   - -  -   -  -  - -
places.edit                       -  l  -  -   -   -  -   -   -   - -  -   -  -  - r
destinations.edit_profile         -  l  r  -   -   -  -   -   -   - -  -   -  -  - r
staff.edit                        r  l  -  -   -   -  -   r   -   - -  -   -  -  - r
accounts.read                     l  v  -  -   -   -  -   -   -   - -  v   -  -  - v
accounts.grant_administration     -  -  -  -   -   -  -   -   -   - -  -   -  -  - r
sessions.end                      l  l  -  -   -   -  -   -   -   - -  -   -  -  - r
access_log.read                   l  l  -  -   -   -  -   -   -   - -  -   -  -  - v
audit.read                        l  l  -  -   -   -  -   -   -   - -  -   -  -  - v
incidents.read                    l  l  -  -   -   -  -   -   -   - -  -   -  -  - v
incidents.keep                    l  l  -  -   -   -  -   -   -   - -  -   -  -  - r
network.publish_responsibilities  -  -  -  -   -   -  -   -   -   - -  -   -  -  - r
accounts.edit                     l  l  -  -   -   -  -   -   -   - -  -   -  -  - r
reports.run                       v  v  v  v   v   v  -   -   -   - -  -   -  -  - v
reports.run_aggregates            -  -  -  -   -   -  -   -   v   - -  -   -  -  - v
invoicing.read                    v  v  -  -   -   -  -   -   -   - -  -   -  -  - v
letters.read                      v  v  -  -   -   -  -   -   -   - -  -   -  -  - v
letters.send                      r  r  -  -   -   -  -   -   -   - -  -   -  -  - r
webhooks.edit                     l  l  -  -   -   -  -   -   -   - -  -   -  -  - r
mails.read_log                    l  l  -  -   -   -  -   -   -   - -  -   -  -  - v
network.oversee                   -  -  -  -   -   -  -   -   -   - -  -   -  -  - v
network.set_up                    -  -  -  -   -   -  -   -   -   - -  -   -  -  - r
content.write_templates           -  -  -  -   -   -  -   -   -   -  -  -   -  r  - r
content.apply                     -  -  -  -   -   -  -   -   -   -  -  -   r  -  - r
invoicing.set_provincial_rates    -  -  -  -   -   -  -   -   -   -  -  -   -  -  - r
"""
REACHED = {
    "-": set[Level](),
    "l": {Level.LOCAL_ADMINISTRATOR},
    "r": {Level.LOCAL_ADMINISTRATOR, Level.REGULAR},
    "v": set(Level),
}
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    (row[0], column, level, level in REACHED[mark])
    for row in ROWS[1:]
    for column, mark in zip(ROWS[0][1:], row[1:], strict=True)
    for level in Level
]


def a_viewer(role: Role, level: Level, *, invoicing: bool = False) -> Viewer:
    return Viewer(
        account_id=ID,
        person_id=ID,
        role_assignment_id=ID,
        agency_id=ID,
        session_id=ID,
        role=role,
        level=level,
        edit_invoicing_status=invoicing,
    )


@pytest.mark.parametrize(("action", "column", "level", "allowed"), CELLS)
def test_a_cell_is_as_the_domain_says(
    action: str, column: str, level: Level, *, allowed: bool
) -> None:
    assert may(a_viewer(COLUMNS[column], level), Action(action)) is allowed


@pytest.mark.parametrize(
    ("column", "named"),
    [
        ("PC", True),
        ("RC", True),
        ("DC", True),
        ("SUP", True),
        ("INS", True),
        ("CL", True),
        ("STU", True),
        ("STF", False),
        ("PAL", False),
        ("GI", False),
        ("DI", True),
        ("DEP", False),
        ("CM", False),
        ("CA", False),
        ("S", False),
        ("ADM", True),
    ],
)
def test_names_are_for_those_who_need_them_and_for_no_nameless_level(
    column: str, *, named: bool
) -> None:
    role = COLUMNS[column]
    allowed = {level for level in Level if may(a_viewer(role, level), Action.NAME_STUDENTS)}

    assert allowed == (set(Level) - {Level.VIEW_ONLY_WITHOUT_NAMES} if named else set())


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("level", [Level.VIEW_ONLY, Level.VIEW_ONLY_WITHOUT_NAMES])
def test_a_monitor_changes_nothing(role: Role, level: Level) -> None:
    looking = {"read", "name", "run", "oversee", "trace"}
    done = {action for action in Action if may(a_viewer(role, level), action)}

    assert {
        action for action in done if action.value.split(".")[1].split("_")[0] not in looking
    } == (set())


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("role", Role)
def test_the_invoicing_status_needs_its_own_permission_whatever_the_level(
    role: Role, level: Level
) -> None:
    theirs = {Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR}

    assert not may(a_viewer(role, level), Action.EDIT_INVOICING)
    assert may(a_viewer(role, level, invoicing=True), Action.EDIT_INVOICING) is (role in theirs)


@pytest.mark.parametrize("level", Level)
def test_a_placing_coordinator_does_all_that_the_two_administrators_do(level: Level) -> None:
    for lesser in (Role.STUDENT_ADMINISTRATOR, Role.STAFF_ADMINISTRATOR):
        done = {action for action in Action if may(a_viewer(lesser, level), action)}
        own = {
            action for action in Action if may(a_viewer(Role.PLACING_COORDINATOR, level), action)
        }

        assert done - own <= {Action.GRADUATE_STUDENTS}


def test_the_policy_level_does_nothing_but_aggregates() -> None:
    for level in Level:
        pal = a_viewer(Role.POLICY_LEVEL, level)

        assert {action for action in Action if may(pal, action)} == {Action.RUN_AGGREGATES}


def test_the_table_of_this_test_names_every_role_and_every_action() -> None:
    written = {row[0] for row in ROWS[1:]}
    elsewhere = {
        "students.name",
        "invoicing.edit",
    }

    assert set(COLUMNS.values()) == set(Role)
    assert written | elsewhere == {action.value for action in Action}
