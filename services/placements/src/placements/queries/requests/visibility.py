"""Who sees which placement request, in SQL: written once, for lists, single requests and viewers.

`domain.requests.rights.may_see` says the same of a loaded request; a test holds the two together.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Text,
    Uuid,
    and_,
    any_,
    false,
    literal,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import array

from chassis.auth import Viewer
from placements.domain.requests.statuses import Status
from placements.store.tables.people import role_assignments
from placements.store.tables.places import programs
from placements.store.tables.requests import placement_requests
from policy.permissions import SIGHTS, Sight, Through, sight_of

_r = placement_requests.c


@dataclass(frozen=True)
class Eyes:
    """Whoever looks: one viewer's values, or the columns of everybody's role assignments."""

    agency_id: ColumnElement[UUID]
    person_id: ColumnElement[UUID]
    in_scope: ColumnElement[bool]
    in_departments: ColumnElement[bool]
    """Of the school: its programs belong to them."""


_SCOPES: dict[str, ColumnElement[Any]] = {
    "program_ids": _r.program_id,
    "site_ids": _r.site_id,
    "destination_ids": _r.destination_id,
    "service_ids": _r.service_id,
    "disciplines": _r.discipline,
}


def eyes_of(viewer: Viewer) -> Eyes:
    return Eyes(
        agency_id=literal(viewer.agency_id, Uuid),
        person_id=literal(viewer.person_id, Uuid),
        in_scope=and_(*(_among(column, getattr(viewer, name)) for name, column in _SCOPES.items())),
        in_departments=true()
        if viewer.department_ids is None
        else _of_department(_among(programs.c.department_id, viewer.department_ids)),
    )


def _of_department(one_of_them: ColumnElement[bool]) -> ColumnElement[bool]:
    """A program without a department belongs to none of them."""
    return select(programs.c.id).where(programs.c.id == _r.program_id, one_of_them).exists()


def _among(key: ColumnElement[Any], scope: Collection[Any] | None) -> ColumnElement[bool]:
    return true() if scope is None else key == any_(literal(sorted(scope), ARRAY(key.type)))


def _within(key: ColumnElement[Any], scope: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(scope.is_(None), key == any_(scope))


EVERYBODY = Eyes(
    agency_id=role_assignments.c.agency_id,
    person_id=role_assignments.c.person_id,
    in_scope=and_(*(_within(column, role_assignments.c[name]) for name, column in _SCOPES.items())),
    in_departments=or_(
        role_assignments.c.department_ids.is_(None),
        _of_department(programs.c.department_id == any_(role_assignments.c.department_ids)),
    ),
)


def status_among(statuses: Collection[Status]) -> ColumnElement[bool]:
    """Spelled out in the SQL, as the partial indexes of the inboxes spell it."""
    return _r.status.in_(_spelled(statuses))


def status_not_among(statuses: Collection[Status]) -> ColumnElement[bool]:
    return _r.status.not_in(_spelled(statuses))


def _spelled(statuses: Collection[Status]) -> list[ColumnElement[str]]:
    return [literal_column(f"'{status}'", Text) for status in sorted(statuses)]


def _seen(sight: Sight, eyes: Eyes) -> ColumnElement[bool]:
    """What `policy.permissions.sees_request` says of one request."""
    if sight.through is Through.NETWORK:
        return or_(_not_hidden(sight), _r.placing_agency_id == eyes.agency_id)
    tied = {
        Through.PLACING_AGENCY: and_(_r.placing_agency_id == eyes.agency_id, eyes.in_departments),
        Through.RECEIVING_AGENCY: _r.receiving_agency_id == eyes.agency_id,
        Through.SUPERVISION: _names(_r.supervisor_ids, eyes),
        Through.INSTRUCTION: and_(
            _r.placing_agency_id == eyes.agency_id,
            _r.instructor_ids != literal_column("'{}'", ARRAY(Uuid)),
            _names(_r.instructor_ids, eyes),
        ),
    }
    return and_(tied[sight.through], eyes.in_scope, _not_hidden(sight))


def _names(people: ColumnElement[Any], eyes: Eyes) -> ColumnElement[bool]:
    return people.bool_op("@>")(array([eyes.person_id], type_=Uuid))


def _not_hidden(sight: Sight) -> ColumnElement[bool]:
    """Written as the partial indexes of the inboxes are: by what is left, where that is less."""
    hidden = {Status(status) for status in sight.hidden}
    if not hidden:
        return true()
    shown = set(Status) - hidden
    return status_among(shown) if len(shown) < len(hidden) else status_not_among(hidden)


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """The rows of `placement_requests` that this viewer may look up."""
    sight = sight_of(viewer)
    return _seen(sight, eyes_of(viewer)) if sight else false()


def listed_for(viewer: Viewer) -> ColumnElement[bool]:
    """Those that are in the viewer's lists: what was withdrawn is in none."""
    return and_(visible_to(viewer), status_not_among({Status.WITHDRAWN}))


def visible_to_everybody() -> ColumnElement[bool]:
    """For a join with `role_assignments`: the pairs of a request and a role that sees it."""
    role = role_assignments.c.role
    return or_(
        *(and_(role == name.value, _seen(sight, EVERYBODY)) for name, sight in SIGHTS.items())
    )
