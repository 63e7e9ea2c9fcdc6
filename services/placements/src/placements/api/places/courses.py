"""Practicum courses of programs."""

from uuid import UUID

from fastapi import APIRouter, Response

from chassis.http import Page
from placements.api.dependencies import InTransaction
from placements.api.places.bodies import CourseChanges, NewCourse, facts_of
from placements.api.places.changed import change, create
from placements.commands.programs.change_course import ChangeCourse, change_course
from placements.commands.programs.open_course import OpenCourse, open_course
from placements.domain.programs.course import CourseFacts
from placements.queries.programs.programs import CourseRow, course, courses_of_program

router = APIRouter(prefix="/courses", tags=["programs"])

_REQUIRED = frozenset({"code", "name_fr", "name_en", "active"})


@router.get("")
async def list_courses(
    program_id: UUID,
    page: Page,
    edge: InTransaction,
    active: bool | None = True,  # noqa: FBT001, FBT002 - a query parameter
) -> list[CourseRow]:
    """The courses of a program, by code."""
    async with edge.reading() as connection:
        rows = await courses_of_program(
            connection, program_id, active=active, limit=page.limit_and_one, after=page.cursor
        )
    return page.of(rows, lambda row: (row.code, row.id))


@router.post("", status_code=201, response_model=CourseRow)
async def open_one(body: NewCourse, edge: InTransaction) -> Response:
    """Open a course in a program."""
    command = OpenCourse(viewer=edge.viewer, **body.model_dump())
    return await create(edge, open_course, command, CourseRow, at="/courses")


@router.get("/{id}", response_model=CourseRow)
async def read(id: UUID, edge: InTransaction) -> Response:
    """One course."""
    async with edge.reading() as connection:
        row = await course(connection, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=CourseRow)
async def correct(id: UUID, body: CourseChanges, edge: InTransaction) -> Response:
    """Rename a course, change its hours, retire it or take it up again."""
    command = ChangeCourse(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        facts=facts_of(body, CourseFacts, required=_REQUIRED),
    )
    return await change(edge, change_course, command, CourseRow)
