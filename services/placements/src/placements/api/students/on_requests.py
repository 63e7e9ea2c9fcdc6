"""The students of a placement request: named and released by the school, seen by both sides."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from chassis.http import Edge
from placements.api.dependencies import InTransaction
from placements.api.requests.reading import ReaderNow
from placements.api.students.bodies import FinalizedStudents, NamedStudents
from placements.commands.students.finalize_students import FinalizeStudents, finalize_students
from placements.commands.students.name_students import NameStudents, name_students
from placements.commands.students.remove_students import RemoveStudents, remove_students
from placements.domain.students.purposes import Purpose
from placements.domain.students.roster import Roster
from placements.queries.requests.shown import Shown
from placements.queries.students.on_request import StudentsOnRequest, students_on_request
from placements.store.store import PlacementsStore

router = APIRouter(prefix="/placement-requests/{id}/students", tags=["students on requests"])


class NamedCount(Shown):
    """Where the roster stands; the students themselves are read with GET."""

    version: int
    named: int
    finalized: int


@router.get("", response_model=StudentsOnRequest)
async def read(
    id: UUID,
    reader: ReaderNow,
    edge: InTransaction,
    purpose: Annotated[
        Purpose, Query(description="What for; kept in the access log if somebody is shown.")
    ] = Purpose.COORDINATION,
) -> Response:
    """Who is on the request, as far as the caller may know: by name, by nickname, or not at all."""
    async with edge.transaction() as store:
        shown = await students_on_request(store, id, reader, purpose)
        return edge.answer(shown, version=shown.version)


@router.post("", response_model=NamedCount)
async def name(id: UUID, body: NamedStudents, edge: InTransaction) -> Response:
    """Propose students for the places of a request; the other side sees nicknames."""
    command = NameStudents(
        id=id,
        viewer=edge.viewer,
        student_ids=tuple(body.student_ids),
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        return _counted(await name_students(command, store), edge)


@router.post("/remove", response_model=NamedCount)
async def remove(id: UUID, body: NamedStudents, edge: InTransaction) -> Response:
    """Take students off a request."""
    command = RemoveStudents(
        id=id,
        viewer=edge.viewer,
        student_ids=tuple(body.student_ids),
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        return _counted(await remove_students(command, store), edge)


@router.post("/finalize", response_model=NamedCount)
async def finalize(
    id: UUID, edge: InTransaction, body: FinalizedStudents | None = None
) -> Response:
    """Release names: they show once the request is confirmed and while the consent is valid."""
    command = FinalizeStudents(
        id=id,
        viewer=edge.viewer,
        student_ids=tuple(body.student_ids) if body else (),
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        return _counted(await finalize_students(command, store), edge)


def _counted(roster: Roster, edge: Edge[PlacementsStore]) -> Response:
    version = roster.version_once_saved if roster.has_changed else roster.version
    shown = NamedCount(version=version, named=len(roster.places), finalized=len(roster.finalized))
    return edge.answer(shown, version=version)
