"""A student's record is corrected, moved to another program, or ended by graduation."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.ports import StudentsStore
from placements.domain.students.errors import StudentNumberTaken
from placements.domain.students.personal import PersonalFacts
from placements.domain.students.rights import permit_program, permit_student
from placements.domain.students.student import Student
from policy.permissions import Action


class RecordFacts(TypedDict, total=False):
    """What may be changed beside the personal facts; `graduated_on` None takes it back."""

    program_id: UUID
    releases_email: bool
    graduated_on: date | None


@dataclass(frozen=True, kw_only=True)
class ChangeStudent:
    """Only what changes."""

    id: UUID
    viewer: Viewer
    personal: PersonalFacts
    record: RecordFacts
    expected_version: int | None = None


async def change_student(command: ChangeStudent, store: StudentsStore) -> Student:
    """Raises StudentNotFound, MayNotKeepStudents, Stale, StudentDataDestroyed, ProgramNotFound,
    StudentNumberTaken, NameMissing or BornInTheFuture.
    """
    student = await store.students.get(command.id)
    permit_student(command.viewer, student, Action.EDIT_STUDENTS)
    student.expect_version(command.expected_version)
    before = student.held().number_key
    student.change(store.now, **command.personal)
    if student.held().number_key != before and await store.students.number_taken(student):
        raise StudentNumberTaken("another student has this number", field="student_number")
    await _change_record(student, command, store)
    return student


async def _change_record(student: Student, command: ChangeStudent, store: StudentsStore) -> None:
    facts = command.record
    if "program_id" in facts:
        program = await store.programs.get(facts["program_id"])
        permit_program(command.viewer, program, Action.EDIT_STUDENTS)
        student.move_to(program.id, program.department_id)
    if "releases_email" in facts:
        student.release_email(released=facts["releases_email"])
    if "graduated_on" in facts:
        permit_student(command.viewer, student, Action.GRADUATE_STUDENTS)
        student.graduate(facts["graduated_on"])
