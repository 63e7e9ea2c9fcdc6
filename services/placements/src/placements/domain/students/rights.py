"""Who keeps the students of a school, and who names them on a request."""

from chassis.viewer import Viewer
from placements.domain.programs.program import Program
from placements.domain.requests.errors import PlacementRequestNotFound
from placements.domain.requests.record import RequestRecord
from placements.domain.requests.rights import may_see
from placements.domain.students.errors import (
    MayNotExportStudents,
    MayNotKeepStudents,
    MayNotReadAccessLog,
    StudentNotFound,
)
from placements.domain.students.student import Student
from policy.disclosure import Standpoint, standpoint_at_school
from policy.disclosure.standpoints import IN_SCHOOL
from policy.permissions import Action, may


def permit_program(viewer: Viewer, program: Program, action: Action) -> None:
    """Raises MayNotKeepStudents: `action` is of the permission table, here of this program."""
    standpoint = standpoint_at_school(
        viewer,
        agency_id=program.agency_id,
        program_id=program.id,
        department_id=program.department_id,
    )
    _permit_here(viewer, standpoint, action)


def permit_student(viewer: Viewer, student: Student, action: Action) -> None:
    """Raises StudentNotFound for whom the viewer may not know of, or MayNotKeepStudents."""
    standpoint = standpoint_at_school(
        viewer,
        agency_id=student.agency_id,
        program_id=student.program_id,
        department_id=student.department_id,
    )
    if standpoint not in IN_SCHOOL:
        raise StudentNotFound(f"{viewer.role} sees no {student.id}")
    _permit_here(viewer, standpoint, action)


def permit_export(viewer: Viewer, student: Student) -> None:
    """Raises StudentNotFound or MayNotExportStudents."""
    permit_student(viewer, student, Action.READ_STUDENTS)
    if not may(viewer, Action.EXPORT_STUDENTS):
        raise MayNotExportStudents(f"{viewer.level} gives out no records")


def permit_naming(viewer: Viewer, request: RequestRecord) -> None:
    """Raises PlacementRequestNotFound or MayNotKeepStudents."""
    if not may_see(viewer, request):
        raise PlacementRequestNotFound(f"{viewer.role} sees no {request.id}")
    standpoint = standpoint_at_school(
        viewer,
        agency_id=request.placing_agency_id,
        program_id=request.asked.program_id,
        department_id=request.department_id,
    )
    _permit_here(viewer, standpoint, Action.EDIT_STUDENTS)


def expect_overseer(viewer: Viewer) -> None:
    """Raises MayNotReadAccessLog; the log is for administrators, and local ones of a school."""
    if not may(viewer, Action.READ_ACCESS_LOG):
        raise MayNotReadAccessLog(f"{viewer.role} ({viewer.level}) reads no access log")


def _permit_here(viewer: Viewer, standpoint: Standpoint, action: Action) -> None:
    if standpoint not in IN_SCHOOL or not may(viewer, action):
        raise MayNotKeepStudents(f"{viewer.role} ({viewer.level}): no {action} here")
