"""Who may see and set up what: administrators everywhere, local administrators at home."""

from uuid import UUID

from chassis.domain import Forbidden, NotFound
from chassis.viewer import Level, Role, Viewer

_NOBODY = UUID(int=0)


class AdministratorsOnly(Forbidden):
    """Only an administrator, or a local administrator of the agency itself, may do this."""

    slug = "administrators-only"


def the_installation() -> Viewer:
    """Practica itself, when it sets up its first administrator or a demo province."""
    return Viewer(
        account_id=_NOBODY,
        person_id=_NOBODY,
        role_assignment_id=_NOBODY,
        agency_id=_NOBODY,
        role=Role.ADMINISTRATOR,
        level=Level.REGULAR,
        program_ids=None,
        site_ids=None,
        destination_ids=None,
        edit_invoicing_status=False,
        session_id=_NOBODY,
    )


def sees_every_agency(viewer: Viewer) -> bool:
    return viewer.role is Role.ADMINISTRATOR


def sees(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the staff of the agency exist for the viewer at all."""
    return sees_every_agency(viewer) or viewer.agency_id == agency_id


def oversees(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the viewer may look at accounts and rights of the agency."""
    local = viewer.level is Level.LOCAL_ADMINISTRATOR and viewer.agency_id == agency_id
    return sees_every_agency(viewer) or local


def administers(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the viewer may set up people, accounts and roles at the agency."""
    return viewer.may_change and oversees(viewer, agency_id)


def expect_administrator_of(viewer: Viewer, agency_id: UUID) -> None:
    """Raises NotFound for a foreign agency, and AdministratorsOnly for staff without the level."""
    if not sees(viewer, agency_id):
        raise NotFound(f"Agency {agency_id} is not one of the viewer's")
    if not administers(viewer, agency_id):
        raise AdministratorsOnly("The viewer does not administer this agency")


def expect_overseer(viewer: Viewer) -> None:
    """Raises AdministratorsOnly for staff who set up nothing; what the others may look at, the
    queries decide."""
    if not oversees(viewer, viewer.agency_id):
        raise AdministratorsOnly("The viewer oversees no agency")


def expect_administrator(viewer: Viewer) -> None:
    """Raises AdministratorsOnly for everybody but the administrators of the installation."""
    if not (sees_every_agency(viewer) and viewer.may_change):
        raise AdministratorsOnly("The viewer does not administer the installation")
