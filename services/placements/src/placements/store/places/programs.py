"""The repositories of programs and of their courses, on PostgreSQL."""

from uuid import UUID

from chassis.domain import NotFound
from chassis.store import Row, Transaction
from placements.domain.programs.course import Course
from placements.domain.programs.errors import CourseNotFound, ProgramNotFound
from placements.domain.programs.program import Program
from placements.store.tables.places import courses, programs


class StoredPrograms:
    """Programs by identity."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, program: Program) -> None:
        self._transaction.insert(programs, program, program_row)

    async def get(self, id: UUID) -> Program:
        """Raises ProgramNotFound."""
        try:
            return await self._transaction.load(programs, id, program_from, program_row)
        except NotFound:
            raise ProgramNotFound(f"there is no program {id}") from None


class StoredCourses:
    """Courses by identity."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, course: Course) -> None:
        self._transaction.insert(courses, course, course_row)

    async def get(self, id: UUID) -> Course:
        """Raises CourseNotFound."""
        try:
            return await self._transaction.load(courses, id, course_from, course_row)
        except NotFound:
            raise CourseNotFound(f"there is no course {id}") from None


def program_from(row: Row) -> Program:
    return Program(
        id=row["id"],
        version=row["version"],
        agency_id=row["agency_id"],
        name_fr=row["name_fr"],
        name_en=row["name_en"],
        discipline=row["discipline"],
        department_id=row["department_id"],
        active=row["active"],
    )


def program_row(program: Program) -> dict[str, object]:
    return {
        "id": program.id,
        "agency_id": program.agency_id,
        "name_fr": program.name_fr,
        "name_en": program.name_en,
        "discipline": program.discipline,
        "department_id": program.department_id,
        "active": program.active,
    }


def course_from(row: Row) -> Course:
    return Course(
        id=row["id"],
        version=row["version"],
        program_id=row["program_id"],
        agency_id=row["agency_id"],
        code=row["code"],
        name_fr=row["name_fr"],
        name_en=row["name_en"],
        default_hours=row["default_hours"],
        active=row["active"],
    )


def course_row(course: Course) -> dict[str, object]:
    return {
        "id": course.id,
        "program_id": course.program_id,
        "agency_id": course.agency_id,
        "code": course.code,
        "name_fr": course.name_fr,
        "name_en": course.name_en,
        "default_hours": course.default_hours,
        "active": course.active,
    }
