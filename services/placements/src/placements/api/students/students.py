"""The students of a school: recorded, corrected, listed and found."""

from datetime import UTC, datetime
from typing import Annotated, cast
from uuid import UUID

from fastapi import APIRouter, Query, Response

from chassis.http import Edge, Page
from placements.api.dependencies import InTransaction
from placements.api.requests.reading import ReaderNow
from placements.api.students.bodies import NewStudent, StudentChanges, StudentSearch
from placements.commands.students.change_student import (
    ChangeStudent,
    RecordFacts,
    change_student,
)
from placements.commands.students.record_student import RecordStudent, record_student
from placements.domain.requests.days import day_of
from placements.domain.students.personal import Personal, PersonalFacts
from placements.domain.students.student import Student
from placements.queries.students.filters import ConsentFilter
from placements.queries.students.records import (
    one_record,
    records_found,
    records_page,
)
from placements.queries.students.shown import StudentKept, StudentRecord, kept
from placements.store.store import PlacementsStore

router = APIRouter(prefix="/students", tags=["students"])

_REQUIRED = frozenset({"program_id", "first_name", "last_name", "student_number", "releases_email"})


@router.get("")
async def list_students(
    page: Page,
    reader: ReaderNow,
    edge: InTransaction,
    program_id: UUID | None = None,
    consent: Annotated[ConsentFilter | None, Query(description="Where it stands today.")] = None,
) -> list[StudentRecord]:
    """The students of the caller’s school, in the order of their making."""
    async with edge.transaction() as store:
        rows = await records_page(
            store,
            reader,
            program_id=program_id,
            consent=consent,
            limit=page.limit_and_one,
            after=page.cursor[0] if page.cursor else None,
        )
    return page.of(rows, lambda row: (row.id,))


@router.post("", status_code=201, response_model=StudentKept)
async def record(body: NewStudent, edge: InTransaction) -> Response:
    """Record a student of one of the school’s programs."""
    sent = body.model_dump(exclude={"program_id", "releases_email"})
    command = RecordStudent(
        viewer=edge.viewer,
        program_id=body.program_id,
        personal=Personal(**sent),
        releases_email=body.releases_email,
    )
    async with edge.transaction() as store:
        student = await record_student(command, store)
        return answered(student, edge, status_code=201, location=f"/students/{student.id}")


@router.post("/search")
async def search(
    body: StudentSearch, reader: ReaderNow, edge: InTransaction
) -> list[StudentRecord]:
    """Find students by name or number; a name is no part of a URL, so this is a POST."""
    async with edge.transaction(kept=False) as store:
        return await records_found(store, reader, body.words, program_id=body.program_id)


@router.get("/{id}", response_model=StudentRecord)
async def read(id: UUID, reader: ReaderNow, edge: InTransaction) -> Response:
    """One student."""
    async with edge.transaction() as store:
        shown = await one_record(store, id, reader)
        return edge.answer(shown, version=shown.version)


@router.patch("/{id}", response_model=StudentKept)
async def correct(id: UUID, body: StudentChanges, edge: InTransaction) -> Response:
    """Correct a record, move the student to another program, or end it by graduation."""
    sent = body.model_dump(exclude_unset=True)
    facts = {name: sent[name] for name in sent if sent[name] is not None or name not in _REQUIRED}
    record_facts = {name: facts.pop(name) for name in RecordFacts.__annotations__ if name in facts}
    command = ChangeStudent(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        personal=cast("PersonalFacts", facts),
        record=cast("RecordFacts", record_facts),
    )
    async with edge.transaction() as store:
        return answered(await change_student(command, store), edge)


def answered(
    student: Student,
    edge: Edge[PlacementsStore],
    *,
    status_code: int = 200,
    location: str | None = None,
) -> Response:
    """Where the record stands once it is saved; nothing of the person, who is read with GET."""
    version = student.version_once_saved
    return edge.answer(
        kept(student, day_of(datetime.now(UTC)), version),
        status_code=status_code,
        version=version,
        location=location,
    )
