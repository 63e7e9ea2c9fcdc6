"""The colleagues who show the other roles and levels, and a department of their own."""

from dataclasses import dataclass

from chassis.auth import Level, Role
from practica.demo_province.identities import demo_id
from practica.demo_province.province import DemoDepartment, DemoRights
from practica.demo_province.staff import PRACTICA, Hiring, Workplace

REHABILITATION = demo_id("rehabilitation", 0)
"""A second department of the first hospitals, which calls its supervisors otherwise."""


@dataclass(frozen=True, slots=True)
class _Colleague:
    """Somebody with this key; `nursing` alone concerns them where the role belongs to programs."""

    key: str
    role: Role
    rights: DemoRights


_NURSING = DemoRights(program_ids=frozenset({demo_id("program", 0)}))
_AT_SCHOOL = (
    _Colleague("leader", Role.COURSE_LEADER, _NURSING),
    _Colleague("instructor", Role.INSTRUCTOR, _NURSING),
    _Colleague("students", Role.STUDENT_ADMINISTRATOR, DemoRights()),
    _Colleague("monitor", Role.PLACING_COORDINATOR, DemoRights(level=Level.VIEW_ONLY)),
)
_AT_HOSPITALS = (
    _Colleague(
        "observer",
        Role.RECEIVING_COORDINATOR,
        DemoRights(level=Level.VIEW_ONLY_WITHOUT_NAMES),
    ),
)
_IN_REHABILITATION = (
    _Colleague(
        "staff",
        Role.STAFF_ADMINISTRATOR,
        DemoRights(department_ids=frozenset({REHABILITATION})),
    ),
)


def hire_colleagues(hiring: Hiring) -> None:
    """Last of all, so that everybody else is who they were."""
    school = Workplace(demo_id("school", 0), demo_id("faculty", 0), "mont-boreal.example.org")
    hospitals = Workplace(
        demo_id("hospitals", 0), demo_id("department", 1), "montreal.sante.example.org"
    )
    hiring.province.departments.append(_rehabilitation(hospitals))
    for workplace, colleagues in (
        (school, _AT_SCHOOL),
        (hospitals, _AT_HOSPITALS),
        (hospitals._replace(department_id=REHABILITATION), _IN_REHABILITATION),
    ):
        for one in colleagues:
            hiring.hire(workplace, one.role, key=one.key, rights=one.rights)
    network = Workplace(PRACTICA, demo_id("department", 0), "practica.example.org")
    hiring.hire(network, Role.POLICY_LEVEL, key="policy")


def _rehabilitation(hospitals: Workplace) -> DemoDepartment:
    return DemoDepartment(
        id=REHABILITATION,
        agency_id=hospitals.agency_id,
        name_fr="Réadaptation",
        name_en="Rehabilitation",
        supervisor_words=("Clinicienne ou clinicien accueillant", "Clinical educator"),
        city="Montréal",
    )
