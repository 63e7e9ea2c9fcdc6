"""A course is renamed, gets other hours, is retired or taken up again."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.programs.ports import ProgramsStore
from placements.domain.programs.course import Course, CourseFacts
from placements.domain.programs.rights import permit_programs


@dataclass(frozen=True, kw_only=True)
class ChangeCourse:
    """`facts` hold only what changes."""

    id: UUID
    viewer: Viewer
    facts: CourseFacts
    expected_version: int | None = None


async def change_course(command: ChangeCourse, store: ProgramsStore) -> Course:
    """Raises CourseNotFound, MayNotChangePrograms, Stale, NameMissing or HoursOutOfRange."""
    course = await store.courses.get(command.id)
    permit_programs(command.viewer, course.agency_id, course.program_id)
    course.expect_version(command.expected_version)
    course.change(**command.facts)
    return course
