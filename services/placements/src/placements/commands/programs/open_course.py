"""A program gets a practicum course."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.programs.ports import ProgramsStore
from placements.domain.programs.course import Course
from placements.domain.programs.rights import permit_programs


@dataclass(frozen=True, kw_only=True)
class OpenCourse:
    """`default_hours` are the hours per student that new requests start from."""

    viewer: Viewer
    program_id: UUID
    code: str
    name_fr: str
    name_en: str
    default_hours: Decimal | None = None


async def open_course(command: OpenCourse, store: ProgramsStore) -> Course:
    """Raises ProgramNotFound, MayNotChangePrograms, or what `Course.open_in` raises."""
    program = await store.programs.get(command.program_id)
    permit_programs(command.viewer, program.agency_id, program.id)
    course = Course.open_in(
        program,
        code=command.code,
        name_fr=command.name_fr,
        name_en=command.name_en,
        default_hours=command.default_hours,
    )
    store.courses.add(course)
    return course
