"""A school records a student."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.ports import StudentsStore
from placements.domain.students.errors import StudentNumberTaken
from placements.domain.students.personal import Personal
from placements.domain.students.rights import permit_program
from placements.domain.students.student import Student
from policy.permissions import Action


@dataclass(frozen=True, kw_only=True)
class RecordStudent:
    """A student belongs to one program of the school."""

    viewer: Viewer
    program_id: UUID
    personal: Personal
    releases_email: bool = False


async def record_student(command: RecordStudent, store: StudentsStore) -> Student:
    """Raises ProgramNotFound, MayNotKeepStudents, ProgramInactive, StudentNumberTaken, or what
    `Student.record_new` raises.
    """
    program = await store.programs.get(command.program_id)
    permit_program(command.viewer, program, Action.EDIT_STUDENTS)
    student = Student.record_new(
        agency_id=program.teach(),
        program_id=program.id,
        department_id=program.department_id,
        personal=command.personal,
        now=store.now,
    )
    student.release_email(released=command.releases_email)
    if await store.students.number_taken(student):
        raise StudentNumberTaken("another student has this number", field="student_number")
    store.students.add(student)
    return student
