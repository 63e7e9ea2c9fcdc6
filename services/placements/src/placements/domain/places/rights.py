"""Who may change places."""

from uuid import UUID

from chassis.viewer import Level, Role, Viewer
from placements.domain.places.errors import MayNotChangePlaces


def permit_places(viewer: Viewer, agency_id: UUID | None, site_id: UUID | None = None) -> None:
    """Raises MayNotChangePlaces; a place without an agency is for administrators alone."""
    if _administers(viewer) or _keeps(viewer, agency_id, site_id):
        return
    raise MayNotChangePlaces(f"{viewer.role} ({viewer.level}) does not change this place")


def permit_everything(viewer: Viewer) -> None:
    """Raises MayNotChangePlaces for anybody but an administrator."""
    if not _administers(viewer):
        raise MayNotChangePlaces(f"{viewer.role} is no administrator")


def _administers(viewer: Viewer) -> bool:
    return viewer.role is Role.ADMINISTRATOR and viewer.may_change


def _keeps(viewer: Viewer, agency_id: UUID | None, site_id: UUID | None) -> bool:
    return (
        viewer.role is Role.RECEIVING_COORDINATOR
        and viewer.level is Level.LOCAL_ADMINISTRATOR
        and agency_id is not None
        and viewer.agency_id == agency_id
        and (viewer.site_ids is None or site_id is None or site_id in viewer.site_ids)
    )
