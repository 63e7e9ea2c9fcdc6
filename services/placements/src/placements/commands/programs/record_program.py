"""A school records a program."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.programs.ports import ProgramsStore
from placements.domain.agencies import expect_known
from placements.domain.programs.program import Program
from placements.domain.programs.rights import permit_programs


@dataclass(frozen=True, kw_only=True)
class RecordProgram:
    """`discipline` is a stable word such as `nursing`."""

    viewer: Viewer
    agency_id: UUID
    name_fr: str
    name_en: str
    discipline: str
    department_id: UUID | None = None


async def record_program(command: RecordProgram, store: ProgramsStore) -> Program:
    """Raises MayNotChangePrograms, AgencyUnknown or NameMissing."""
    permit_programs(command.viewer, command.agency_id)
    await expect_known(store.agencies, command.agency_id)
    program = Program.record_new(
        agency_id=command.agency_id,
        name_fr=command.name_fr,
        name_en=command.name_en,
        discipline=command.discipline,
        department_id=command.department_id,
    )
    store.programs.add(program)
    return program
