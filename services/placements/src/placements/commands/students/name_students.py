"""A school proposes students for the places it asked for."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.naming import students_of
from placements.commands.students.ports import NamingStore
from placements.domain.students.rights import permit_naming
from placements.domain.students.roster import Roster


@dataclass(frozen=True, kw_only=True)
class NameStudents:
    """They join those who are on the request already."""

    id: UUID
    viewer: Viewer
    student_ids: tuple[UUID, ...]
    expected_version: int | None = None


async def name_students(command: NameStudents, store: NamingStore) -> Roster:
    """Raises PlacementRequestNotFound, MayNotKeepStudents, StudentNotFound, Stale, or what
    `Roster.name` raises.
    """
    request = await store.placement_requests.get(command.id)
    permit_naming(command.viewer, request)
    roster = await store.rosters.of(request)
    roster.expect_version(command.expected_version)
    students = await students_of(command.student_ids, command.viewer, store)
    roster.name(students, request, store.now)
    return roster
