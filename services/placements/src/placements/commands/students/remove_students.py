"""A school takes students off a request."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.ports import NamingStore
from placements.domain.students.rights import permit_naming
from placements.domain.students.roster import Roster


@dataclass(frozen=True, kw_only=True)
class RemoveStudents:
    """Their nicknames are given to nobody else."""

    id: UUID
    viewer: Viewer
    student_ids: tuple[UUID, ...]
    expected_version: int | None = None


async def remove_students(command: RemoveStudents, store: NamingStore) -> Roster:
    """Raises PlacementRequestNotFound, MayNotKeepStudents, Stale, NamingClosed or
    StudentNotNamed.
    """
    request = await store.placement_requests.get(command.id)
    permit_naming(command.viewer, request)
    roster = await store.rosters.of(request)
    roster.expect_version(command.expected_version)
    roster.remove(command.student_ids, request)
    return roster
