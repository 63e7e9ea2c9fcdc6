"""Who may know of a placement request, and what of its state: one rule for every report."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, case, false, literal, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text, Uuid

from chassis.auth import Viewer
from policy.permissions import Action, Through, may, sight_of
from reporting.domain.sides import Side, side_of
from reporting.domain.statuses import UNANSWERED_TO_SCHOOL, Status
from reporting.store.tables import placement_requests, programs

_request = placement_requests.c

_SCOPES: dict[str, ColumnElement[Any]] = {
    "program_ids": _request.program_id,
    "site_ids": _request.site_id,
    "destination_ids": _request.destination_id,
    "service_ids": _request.service_id,
    "disciplines": _request.discipline,
}


def visible_to(viewer: Viewer) -> list[ColumnElement[bool]]:
    """The requests that the viewer may know of. Withdrawn ones are in nobody's list."""
    sight = sight_of(viewer)
    if sight is None or not may(viewer, Action.RUN_REPORTS):
        return [false()]
    if sight.through is Through.NETWORK:
        own = _request.placing_agency_id == viewer.agency_id
        return [or_(*_without(sight.hidden), own), *_without({Status.WITHDRAWN})]
    scopes = (
        one_of_any(column, getattr(viewer, name))
        for name, column in _SCOPES.items()
        if getattr(viewer, name) is not None
    )
    return [_tied(sight.through, viewer), *scopes, *_without(sight.hidden | {Status.WITHDRAWN})]


def _tied(through: Through, viewer: Viewer) -> ColumnElement[bool]:
    match through:
        case Through.PLACING_AGENCY:
            return and_(_request.placing_agency_id == viewer.agency_id, _in_departments(viewer))
        case Through.RECEIVING_AGENCY:
            return _request.receiving_agency_id == viewer.agency_id
        case Through.INSTRUCTION:
            at_school = _request.placing_agency_id == viewer.agency_id
            return and_(at_school, _request.instructor_ids.contains([viewer.person_id]))
        case _:
            return _request.supervisor_ids.contains([viewer.person_id])


def _in_departments(viewer: Viewer) -> ColumnElement[bool]:
    """A program without a department, or not yet told of, belongs to none of them."""
    if viewer.department_ids is None:
        return true()
    theirs = one_of_any(programs.c.department_id, viewer.department_ids)
    return _request.program_id.in_(select(programs.c.program_id).where(theirs))


@dataclass(frozen=True, slots=True)
class SeenState:
    """The state of a request as one side may see it."""

    status: ColumnElement[str]
    reason: ColumnElement[Any]
    answered_at: ColumnElement[Any]


def state_seen_by(viewer: Viewer) -> SeenState:
    """The school knows of an answer only once its agency gave it."""
    if side_of(viewer.role) is not Side.SCHOOL:
        return SeenState(_request.status, _request.reason, _request.answered_at)
    unanswered = one_of(_request.school_status, tuple(UNANSWERED_TO_SCHOOL))
    return SeenState(
        _request.school_status,
        _request.school_reason,
        case((unanswered, None), else_=_request.answered_at),
    )


def one_of(column: ColumnElement[Any], values: tuple[str, ...]) -> ColumnElement[bool]:
    """Text that is one of these."""
    return column == any_(literal([str(value) for value in values], ARRAY(Text)))


def one_of_ids(column: ColumnElement[Any], ids: tuple[UUID, ...]) -> ColumnElement[bool]:
    return column == any_(literal(list(ids), ARRAY(Uuid)))


def one_of_any(column: ColumnElement[Any], keys: Collection[Any]) -> ColumnElement[bool]:
    return column == any_(literal(sorted(keys), ARRAY(column.type)))


def _without(statuses: Collection[str]) -> list[ColumnElement[bool]]:
    return [~one_of(_request.status, tuple(sorted(statuses)))]
