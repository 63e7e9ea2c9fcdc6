"""Who sees which placement request, in SQL: written once, for lists, single requests and viewers.

`domain.requests.rights.may_see` says the same of a loaded request; a test holds the two together.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    Uuid,
    and_,
    any_,
    literal,
    literal_column,
    or_,
    true,
)
from sqlalchemy.dialects.postgresql import array

from chassis.auth import Role, Viewer
from placements.domain.requests.statuses import (
    BEFORE_PASSED_ON,
    BEFORE_RECEIVED,
    SHOWN_TO_SUPERVISORS,
    Status,
)
from placements.store.tables.people import role_assignments
from placements.store.tables.requests import placement_requests

_r = placement_requests.c


@dataclass(frozen=True)
class Eyes:
    """Whoever looks: one viewer's values, or the columns of everybody's role assignments."""

    agency_id: ColumnElement[UUID]
    person_id: ColumnElement[UUID]
    in_programs: ColumnElement[bool]
    in_sites: ColumnElement[bool]
    in_destinations: ColumnElement[bool]


def eyes_of(viewer: Viewer) -> Eyes:
    return Eyes(
        agency_id=literal(viewer.agency_id, Uuid),
        person_id=literal(viewer.person_id, Uuid),
        in_programs=_among(_r.program_id, viewer.program_ids),
        in_sites=_among(_r.site_id, viewer.site_ids),
        in_destinations=_among(_r.destination_id, viewer.destination_ids),
    )


def _among(id: ColumnElement[UUID], scope: Collection[UUID] | None) -> ColumnElement[bool]:
    return true() if scope is None else id == any_(literal(sorted(scope), ARRAY(Uuid)))


def _within(
    id: ColumnElement[UUID], scope: ColumnElement[list[UUID] | None]
) -> ColumnElement[bool]:
    return or_(scope.is_(None), id == any_(scope))


EVERYBODY = Eyes(
    agency_id=role_assignments.c.agency_id,
    person_id=role_assignments.c.person_id,
    in_programs=_within(_r.program_id, role_assignments.c.program_ids),
    in_sites=_within(_r.site_id, role_assignments.c.site_ids),
    in_destinations=_within(_r.destination_id, role_assignments.c.destination_ids),
)


def status_among(statuses: Collection[Status]) -> ColumnElement[bool]:
    """Spelled out in the SQL, as the partial indexes of the inboxes spell it."""
    return _r.status.in_(_spelled(statuses))


def status_not_among(statuses: Collection[Status]) -> ColumnElement[bool]:
    return _r.status.not_in(_spelled(statuses))


def _spelled(statuses: Collection[Status]) -> list[ColumnElement[str]]:
    return [literal_column(f"'{status}'", Text) for status in sorted(statuses)]


def _school(eyes: Eyes) -> ColumnElement[bool]:
    return and_(
        _r.placing_agency_id == eyes.agency_id,
        eyes.in_programs,
    )


def _receiver(eyes: Eyes) -> ColumnElement[bool]:
    return and_(
        _r.receiving_agency_id == eyes.agency_id,
        eyes.in_sites,
        status_not_among(BEFORE_RECEIVED),
    )


def _destination(eyes: Eyes) -> ColumnElement[bool]:
    return and_(
        _r.receiving_agency_id == eyes.agency_id,
        eyes.in_destinations,
        status_not_among(BEFORE_PASSED_ON),
    )


def _supervisor(eyes: Eyes) -> ColumnElement[bool]:
    return and_(
        _r.supervisor_ids.bool_op("@>")(array([eyes.person_id], type_=Uuid)),
        status_among(SHOWN_TO_SUPERVISORS),
    )


def _administrator(eyes: Eyes) -> ColumnElement[bool]:
    return or_(
        status_not_among({Status.DRAFT, Status.WITHDRAWN}),
        _r.placing_agency_id == eyes.agency_id,
    )


SIGHT: dict[Role, Callable[[Eyes], ColumnElement[bool]]] = {
    Role.PLACING_COORDINATOR: _school,
    Role.RECEIVING_COORDINATOR: _receiver,
    Role.DESTINATION_COORDINATOR: _destination,
    Role.SUPERVISOR: _supervisor,
    Role.ADMINISTRATOR: _administrator,
}


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """The rows of `placement_requests` that this viewer may look up."""
    return SIGHT[viewer.role](eyes_of(viewer))


def listed_for(viewer: Viewer) -> ColumnElement[bool]:
    """Those that are in the viewer's lists: what was withdrawn is in none."""
    return and_(visible_to(viewer), status_not_among({Status.WITHDRAWN}))


def visible_to_everybody() -> ColumnElement[bool]:
    """For a join with `role_assignments`: the pairs of a request and a role that sees it."""
    role = role_assignments.c.role
    return or_(*(and_(role == name.value, sight(EVERYBODY)) for name, sight in SIGHT.items()))
