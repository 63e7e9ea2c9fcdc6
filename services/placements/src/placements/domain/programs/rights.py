"""Who may change programs and courses."""

from uuid import UUID

from chassis.viewer import Level, Role, Viewer
from placements.domain.programs.errors import MayNotChangePrograms


def permit_programs(viewer: Viewer, agency_id: UUID, program_id: UUID | None = None) -> None:
    """Raises MayNotChangePrograms."""
    administers = viewer.role is Role.ADMINISTRATOR and viewer.may_change
    keeps = (
        viewer.role is Role.PLACING_COORDINATOR
        and viewer.level is Level.LOCAL_ADMINISTRATOR
        and viewer.agency_id == agency_id
        and (viewer.program_ids is None or program_id is None or program_id in viewer.program_ids)
    )
    if not (administers or keeps):
        raise MayNotChangePrograms(f"{viewer.role} ({viewer.level}) does not change this program")
