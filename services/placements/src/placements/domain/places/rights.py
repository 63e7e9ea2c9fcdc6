"""Who may change places."""

from uuid import UUID

from chassis.viewer import Viewer
from placements.domain.places.errors import MayNotChangePlaces
from policy.permissions import Action, Subject, in_scope, may


def permit_places(viewer: Viewer, agency_id: UUID | None, site_id: UUID | None = None) -> None:
    """Raises MayNotChangePlaces; a place without an agency is for administrators alone."""
    subject = Subject(agency_id=agency_id, site_id=site_id)
    inside = agency_id is not None and in_scope(viewer, subject)
    everywhere = may(viewer, Action.SET_UP_NETWORK)
    if not (may(viewer, Action.EDIT_PLACES) and (everywhere or inside)):
        raise MayNotChangePlaces(f"{viewer.role} ({viewer.level}) does not change this place")


def permit_everything(viewer: Viewer) -> None:
    """Raises MayNotChangePlaces for anybody but an administrator."""
    if not may(viewer, Action.SET_UP_NETWORK):
        raise MayNotChangePlaces(f"{viewer.role} is no administrator")
