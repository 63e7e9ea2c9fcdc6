"""A program is renamed, retired or taken up again."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.programs.ports import ProgramsStore
from placements.domain.programs.program import Program, ProgramFacts
from placements.domain.programs.rights import permit_programs


@dataclass(frozen=True, kw_only=True)
class ChangeProgram:
    """`facts` hold only what changes."""

    id: UUID
    viewer: Viewer
    facts: ProgramFacts
    expected_version: int | None = None


async def change_program(command: ChangeProgram, store: ProgramsStore) -> Program:
    """Raises ProgramNotFound, MayNotChangePrograms, Stale or NameMissing."""
    program = await store.programs.get(command.id)
    permit_programs(command.viewer, program.agency_id, program.id)
    program.expect_version(command.expected_version)
    program.change(**command.facts)
    return program
