"""Who may know of a placement request, and what of its state: one rule for every report."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, case, literal, or_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text, Uuid

from chassis.auth import Role, Viewer
from reporting.domain.sides import Side, side_of
from reporting.domain.statuses import UNANSWERED_TO_SCHOOL, Status
from reporting.store.tables import placement_requests

_request = placement_requests.c

_NOT_FOR_AGENCIES = (Status.DRAFT, Status.HELD, Status.WITHDRAWN)
_NOT_FOR_DESTINATIONS = (*_NOT_FOR_AGENCIES, Status.PENDING)
_FOR_SUPERVISORS = (Status.ACCEPTED, Status.CONFIRMED, Status.CANCELLED)


def visible_to(viewer: Viewer) -> list[ColumnElement[bool]]:
    """The requests that the viewer may know of. Withdrawn ones are in nobody's list."""
    match viewer.role:
        case Role.PLACING_COORDINATOR:
            return [
                _request.placing_agency_id == viewer.agency_id,
                *_within(_request.program_id, viewer.program_ids),
                _request.status != Status.WITHDRAWN.value,
            ]
        case Role.RECEIVING_COORDINATOR:
            return [
                _request.receiving_agency_id == viewer.agency_id,
                *_within(_request.site_id, viewer.site_ids),
                *_without(_NOT_FOR_AGENCIES),
            ]
        case Role.DESTINATION_COORDINATOR:
            return [
                _request.receiving_agency_id == viewer.agency_id,
                *_within(_request.destination_id, viewer.destination_ids),
                *_without(_NOT_FOR_DESTINATIONS),
            ]
        case Role.SUPERVISOR:
            return [
                _request.supervisor_ids.contains([viewer.person_id]),
                one_of(_request.status, _FOR_SUPERVISORS),
            ]
        case Role.ADMINISTRATOR:
            own = _request.placing_agency_id == viewer.agency_id
            return [
                or_(_request.status != Status.DRAFT.value, own),
                _request.status != Status.WITHDRAWN.value,
            ]


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


def _within(column: ColumnElement[Any], scope: frozenset[UUID] | None) -> list[ColumnElement[bool]]:
    """None means the whole agency."""
    return [] if scope is None else [one_of_ids(column, tuple(scope))]


def _without(statuses: tuple[Status, ...]) -> list[ColumnElement[bool]]:
    return [~one_of(_request.status, statuses)]
