"""From where a viewer looks at a student."""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from chassis.viewer import Viewer
from policy.disclosure.placements import Placement
from policy.permissions.scopes import Subject, in_departments, in_scope


class Standpoint(StrEnum):
    """One role in front of one student; OUTSIDE is everybody who has nothing to do with them."""

    OUTSIDE = "outside"
    POLICY = "policy"
    NETWORK = "network"
    """Administrators of the network, who repair records and need no names."""
    RECEIVING = "receiving"
    DESTINATION = "destination"
    SUPERVISOR = "supervisor"
    INSTRUCTOR = "instructor"
    COURSE_LEADER = "course_leader"
    SCHOOL = "school"
    DATA_SUBJECT = "data_subject"
    """The student, who may ask for everything that is held about them."""


IN_SCHOOL = frozenset({Standpoint.SCHOOL, Standpoint.COURSE_LEADER, Standpoint.INSTRUCTOR})
AT_RECEIVER = frozenset({Standpoint.RECEIVING, Standpoint.DESTINATION, Standpoint.SUPERVISOR})

_UNSEEN = frozenset({"draft", "held", "withdrawn"})
_NOT_PASSED_ON = _UNSEEN | {"pending"}
_SUPERVISED = frozenset({"accepted", "confirmed", "cancelled"})


def standpoint_of(viewer: Viewer, placement: Placement) -> Standpoint:
    """Where the viewer stands towards the students of a placement request."""
    looks = _TOWARDS_PLACEMENT.get(viewer.role.value)
    return looks(viewer, placement) if looks else Standpoint.OUTSIDE


def standpoint_at_school(
    viewer: Viewer, *, agency_id: UUID, program_id: UUID, department_id: UUID | None
) -> Standpoint:
    """Where the viewer stands towards a student whom no placement brings before them.

    `department_id` is the one that the program belongs to.
    """
    standpoint = _AT_SCHOOL.get(viewer.role.value, Standpoint.OUTSIDE)
    here = (
        viewer.agency_id == agency_id
        and _within(program_id, viewer.program_ids)
        and in_departments(viewer, department_id)
    )
    return standpoint if here else Standpoint.OUTSIDE


def school_standpoint(viewer: Viewer) -> Standpoint:
    """Where the role stands in its own agency, whatever its programs."""
    return _AT_SCHOOL.get(viewer.role.value, Standpoint.OUTSIDE)


_AT_SCHOOL: dict[str, Standpoint] = {
    "placing_coordinator": Standpoint.SCHOOL,
    "student_administrator": Standpoint.SCHOOL,
    "course_leader": Standpoint.COURSE_LEADER,
}


def _within(id: UUID, scope: frozenset[UUID] | None) -> bool:
    return scope is None or id in scope


def _from_school(viewer: Viewer, placement: Placement) -> Standpoint:
    return standpoint_at_school(
        viewer,
        agency_id=placement.placing_agency_id,
        program_id=placement.program_id,
        department_id=placement.department_id,
    )


def _instructor(viewer: Viewer, placement: Placement) -> Standpoint:
    assigned = viewer.person_id in placement.instructor_ids
    here = viewer.agency_id == placement.placing_agency_id
    return Standpoint.INSTRUCTOR if assigned and here else Standpoint.OUTSIDE


def _receiving(viewer: Viewer, placement: Placement) -> Standpoint:
    here = placement.status not in _UNSEEN and _receives(viewer, placement)
    return Standpoint.RECEIVING if here else Standpoint.OUTSIDE


def _destination(viewer: Viewer, placement: Placement) -> Standpoint:
    here = placement.status not in _NOT_PASSED_ON and _receives(viewer, placement)
    return Standpoint.DESTINATION if here else Standpoint.OUTSIDE


def _receives(viewer: Viewer, placement: Placement) -> bool:
    """Whether the placement is at the viewer's agency, and in every scope of theirs there."""
    return viewer.agency_id == placement.receiving_agency_id and in_scope(
        viewer,
        Subject(
            site_id=placement.site_id,
            service_id=placement.service_id,
            destination_id=placement.destination_id,
            discipline=placement.discipline,
        ),
    )


def _supervisor(viewer: Viewer, placement: Placement) -> Standpoint:
    given = placement.status in _SUPERVISED and viewer.person_id in placement.supervisor_ids
    return Standpoint.SUPERVISOR if given else Standpoint.OUTSIDE


def _administrator(viewer: Viewer, placement: Placement) -> Standpoint:
    of_another = viewer.agency_id != placement.placing_agency_id
    hidden = of_another and placement.status in {"draft", "withdrawn"}
    return Standpoint.OUTSIDE if hidden else Standpoint.NETWORK


_TOWARDS_PLACEMENT: dict[str, Callable[[Viewer, Placement], Standpoint]] = {
    "placing_coordinator": _from_school,
    "student_administrator": _from_school,
    "course_leader": _from_school,
    "instructor": _instructor,
    "receiving_coordinator": _receiving,
    "destination_coordinator": _destination,
    "discipline_contact": _destination,
    "supervisor": _supervisor,
    "administrator": _administrator,
    "policy_level": lambda _viewer, _placement: Standpoint.POLICY,
}
"""A role that is not here sees nobody."""
