"""A school releases the names of students, who show once the request is confirmed."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.naming import students_of
from placements.commands.students.ports import NamingStore
from placements.domain.students.rights import permit_naming
from placements.domain.students.roster import Roster


@dataclass(frozen=True, kw_only=True)
class FinalizeStudents:
    """Without ids it is everybody who is on the request."""

    id: UUID
    viewer: Viewer
    student_ids: tuple[UUID, ...] = ()
    expected_version: int | None = None


async def finalize_students(command: FinalizeStudents, store: NamingStore) -> Roster:
    """Raises PlacementRequestNotFound, MayNotKeepStudents, StudentNotFound, Stale, or what
    `Roster.finalize` raises.
    """
    request = await store.placement_requests.get(command.id)
    permit_naming(command.viewer, request)
    roster = await store.rosters.of(request)
    roster.expect_version(command.expected_version)
    wanted = command.student_ids or roster.student_ids
    students = await students_of(wanted, command.viewer, store)
    roster.finalize(students, request, store.now)
    return roster
