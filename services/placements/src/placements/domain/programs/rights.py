"""Who may change programs and courses."""

from uuid import UUID

from chassis.viewer import Viewer
from placements.domain.programs.errors import MayNotChangePrograms
from policy.permissions import Action, Subject, in_scope, may


def permit_programs(viewer: Viewer, agency_id: UUID, program_id: UUID | None = None) -> None:
    """Raises MayNotChangePrograms."""
    inside = in_scope(viewer, Subject(agency_id=agency_id, program_id=program_id))
    everywhere = may(viewer, Action.SET_UP_NETWORK)
    if not (may(viewer, Action.EDIT_PROGRAMS) and (everywhere or inside)):
        raise MayNotChangePrograms(f"{viewer.role} ({viewer.level}) does not change this program")
