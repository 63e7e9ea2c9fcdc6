"""Programs of schools."""

from uuid import UUID

from fastapi import APIRouter, Response

from chassis.http import Page
from placements.api.dependencies import InTransaction
from placements.api.places.bodies import NewProgram, ProgramChanges, facts_of
from placements.api.places.changed import change, create
from placements.commands.programs.change_program import ChangeProgram, change_program
from placements.commands.programs.record_program import RecordProgram, record_program
from placements.domain.programs.program import ProgramFacts
from placements.queries.programs.programs import ProgramRow, program, programs_found

router = APIRouter(prefix="/programs", tags=["programs"])

_REQUIRED = frozenset({"name_fr", "name_en", "discipline", "active"})


@router.get("")
async def list_programs(
    page: Page,
    edge: InTransaction,
    agency_id: UUID | None = None,
    discipline: str | None = None,
    active: bool | None = True,  # noqa: FBT001, FBT002 - a query parameter
) -> list[ProgramRow]:
    """The programs of a school, or of a discipline."""
    async with edge.reading() as connection:
        rows = await programs_found(
            connection,
            agency_id=agency_id,
            discipline=discipline,
            active=active,
            limit=page.limit_and_one,
            after=page.cursor,
        )
    return page.of(rows, lambda row: (row.id,))


@router.post("", status_code=201, response_model=ProgramRow)
async def record(body: NewProgram, edge: InTransaction) -> Response:
    """Record a program."""
    command = RecordProgram(viewer=edge.viewer, **body.model_dump())
    return await create(edge, record_program, command, ProgramRow, at="/programs")


@router.get("/{id}", response_model=ProgramRow)
async def read(id: UUID, edge: InTransaction) -> Response:
    """One program."""
    async with edge.reading() as connection:
        row = await program(connection, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=ProgramRow)
async def correct(id: UUID, body: ProgramChanges, edge: InTransaction) -> Response:
    """Rename a program, retire it or take it up again."""
    command = ChangeProgram(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        facts=facts_of(body, ProgramFacts, required=_REQUIRED),
    )
    return await change(edge, change_program, command, ProgramRow)
