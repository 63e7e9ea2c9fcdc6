"""Where the table of `policy` counts: administrators everywhere, everybody else at home."""

from uuid import UUID

from chassis.domain import Forbidden, NotFound
from chassis.viewer import Level, Role, Viewer
from policy.permissions import Action, may

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
    return may(viewer, Action.OVERSEE_NETWORK)


def sees(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the staff of the agency exist for the viewer at all."""
    return sees_every_agency(viewer) or viewer.agency_id == agency_id


def oversees(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the viewer looks after the agency: its accounts, its rights, and who changed them."""
    return sees_every_agency(viewer) or _at_home(viewer, agency_id, Action.EDIT_ACCOUNTS)


def reviews(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the viewer may look at accounts and rights of the agency."""
    return sees_every_agency(viewer) or _at_home(viewer, agency_id, Action.READ_ACCOUNTS)


def administers(viewer: Viewer, agency_id: UUID) -> bool:
    """Whether the viewer may set up people, accounts and roles at the agency."""
    home = _at_home(viewer, agency_id, Action.EDIT_ACCOUNTS)
    return home or may(viewer, Action.SET_UP_NETWORK)


def edits_staff(viewer: Viewer, agency_id: UUID, department_id: UUID | None) -> bool:
    """Whether the viewer keeps the staff records of the department. Those whose rights name
    departments keep no record that has none."""
    kept = viewer.department_ids is None or department_id in viewer.department_ids
    return may(viewer, Action.SET_UP_NETWORK) or (
        kept and _at_home(viewer, agency_id, Action.EDIT_STAFF)
    )


def expect_may_at(viewer: Viewer, action: Action, agency_id: UUID) -> None:
    """Raises NotFound for a foreign agency, and AdministratorsOnly where the table refuses."""
    if not sees(viewer, agency_id):
        raise NotFound(f"Agency {agency_id} is not one of the viewer's")
    expect_may(viewer, action)


def expect_may(viewer: Viewer, action: Action) -> None:
    """Raises AdministratorsOnly where the table refuses; of which agency, the caller has asked."""
    if not may(viewer, action):
        raise AdministratorsOnly(f"The viewer may not: {action}")


def keeps_department(viewer: Viewer, agency_id: UUID, department_id: UUID) -> bool:
    """Whether the department is one of the viewer's, whatever they may do there."""
    if sees_every_agency(viewer):
        return True
    kept = viewer.department_ids is None or department_id in viewer.department_ids
    return kept and viewer.agency_id == agency_id


def _at_home(viewer: Viewer, agency_id: UUID, action: Action) -> bool:
    return viewer.agency_id == agency_id and may(viewer, action)


def expect_administrator_of(viewer: Viewer, agency_id: UUID) -> None:
    """Raises NotFound for a foreign agency, and AdministratorsOnly for staff without the level."""
    if not sees(viewer, agency_id):
        raise NotFound(f"Agency {agency_id} is not one of the viewer's")
    if not administers(viewer, agency_id):
        raise AdministratorsOnly("The viewer does not administer this agency")


def expect_staff_editor(
    viewer: Viewer, agency_id: UUID, department_id: UUID | None, *, has_account: bool
) -> None:
    """Raises NotFound for a foreign agency, and AdministratorsOnly for those who keep no records;
    whoever could change the address of somebody who signs in has to administer accounts."""
    if not sees(viewer, agency_id):
        raise NotFound(f"Agency {agency_id} is not one of the viewer's")
    if not edits_staff(viewer, agency_id, department_id):
        raise AdministratorsOnly("The viewer keeps no records of this department")
    if has_account and not administers(viewer, agency_id):
        raise AdministratorsOnly("The person has an account")


def expect_reviewer(viewer: Viewer) -> None:
    """Raises AdministratorsOnly for staff who look at nobody's accounts."""
    if not reviews(viewer, viewer.agency_id):
        raise AdministratorsOnly("The viewer reviews no accounts")


def expect_overseer(viewer: Viewer) -> None:
    """Raises AdministratorsOnly for staff who set up nothing; what the others may look at, the
    queries decide."""
    if not oversees(viewer, viewer.agency_id):
        raise AdministratorsOnly("The viewer oversees no agency")


def expect_administrator(viewer: Viewer) -> None:
    """Raises AdministratorsOnly for everybody but the administrators of the installation."""
    if not may(viewer, Action.SET_UP_NETWORK):
        raise AdministratorsOnly("The viewer does not administer the installation")
