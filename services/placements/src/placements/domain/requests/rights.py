"""Who may see a placement request, and which moves are open to whom."""

from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from chassis.domain import Stale
from chassis.viewer import Role, Viewer
from placements.domain.requests.errors import NotOfThisRole, OnlyLooking, PlacementRequestNotFound
from placements.domain.requests.labels import Side
from placements.domain.requests.moves import FOR_ANOTHER, FROM, ROLES, Move
from placements.domain.requests.record import RequestRecord
from placements.domain.requests.statuses import (
    BEFORE_PASSED_ON,
    BEFORE_RECEIVED,
    SHOWN_TO_SUPERVISORS,
    Status,
)

_SIDES: dict[Role, Side] = {
    Role.PLACING_COORDINATOR: Side.SCHOOL,
    Role.RECEIVING_COORDINATOR: Side.RECEIVING,
    Role.DESTINATION_COORDINATOR: Side.DESTINATION,
    Role.SUPERVISOR: Side.DESTINATION,
    Role.ADMINISTRATOR: Side.NETWORK,
}


def side_of(viewer: Viewer, placing_agency_id: UUID) -> Side:
    """From where a viewer looks; an administrator of the school looks as the school does."""
    if viewer.role is Role.ADMINISTRATOR and viewer.agency_id == placing_agency_id:
        return Side.SCHOOL
    return _SIDES[viewer.role]


def may_see(viewer: Viewer, request: RequestRecord) -> bool:
    """The rule that `queries.requests.visibility` says in SQL; a test holds them together.

    What was withdrawn is in no list, but the school can still look it up.
    """
    return _SIGHT[viewer.role](viewer, request)


def expect_version(viewer: Viewer, request: RequestRecord, version: int | None) -> None:
    """Raises Stale if the viewer read another version; what happened behind the school's back
    does not count for the school.
    """
    if side_of(viewer, request.placing_agency_id) is not Side.SCHOOL:
        request.expect_version(version)
    elif version is not None and version != request.school_version:
        raise Stale(f"the school knows version {request.school_version}, not {version}")


def permit(viewer: Viewer, move: Move, request: RequestRecord) -> None:
    """Raises PlacementRequestNotFound, NotOfThisRole or OnlyLooking, in this order."""
    if not may_see(viewer, request):
        raise PlacementRequestNotFound(f"{viewer.role} sees no {request.id}")
    permit_role(viewer, move)


def permit_role(viewer: Viewer, move: Move) -> None:
    """Raises NotOfThisRole or OnlyLooking, whichever request it is about."""
    if move not in ROLES[viewer.role]:
        raise NotOfThisRole(f"{viewer.role} does not {move}", move=move.value)
    if not viewer.may_change:
        raise OnlyLooking(f"{viewer.level} does not {move}", move=move.value)


@lru_cache(maxsize=1024)
def open_moves(
    role: Role, status: Status, *, may_change: bool, contact_is_user: bool, begun: bool
) -> tuple[Move, ...]:
    """The moves that a viewer of the request may make now.

    `contact_is_user` speaks of the destination's contact; `begun` is true after the start date.
    """
    if not may_change:
        return ()
    moves = (move for move in Move if move in ROLES[role] and status in FROM[move])
    if role is Role.RECEIVING_COORDINATOR and contact_is_user:
        moves = (move for move in moves if move not in FOR_ANOTHER)
    if status is Status.DECLINED and begun:
        moves = (move for move in moves if move is not Move.ACCEPT)
    return tuple(moves)


def within(id: UUID, scope: frozenset[UUID] | None) -> bool:
    """A scope of None means the whole agency."""
    return scope is None or id in scope


def _school_sees(viewer: Viewer, request: RequestRecord) -> bool:
    return viewer.agency_id == request.placing_agency_id and within(
        request.asked.program_id, viewer.program_ids
    )


def _receiver_sees(viewer: Viewer, request: RequestRecord) -> bool:
    return (
        request.status not in BEFORE_RECEIVED
        and viewer.agency_id == request.asked.receiving_agency_id
        and within(request.asked.site_id, viewer.site_ids)
    )


def _destination_sees(viewer: Viewer, request: RequestRecord) -> bool:
    return (
        request.status not in BEFORE_PASSED_ON
        and viewer.agency_id == request.asked.receiving_agency_id
        and within(request.asked.destination_id, viewer.destination_ids)
    )


def _supervisor_sees(viewer: Viewer, request: RequestRecord) -> bool:
    return request.status in SHOWN_TO_SUPERVISORS and viewer.person_id in request.supervisor_ids


def _administrator_sees(viewer: Viewer, request: RequestRecord) -> bool:
    own = viewer.agency_id == request.placing_agency_id
    return own or request.status not in {Status.DRAFT, Status.WITHDRAWN}


_SIGHT: dict[Role, Callable[[Viewer, RequestRecord], bool]] = {
    Role.PLACING_COORDINATOR: _school_sees,
    Role.RECEIVING_COORDINATOR: _receiver_sees,
    Role.DESTINATION_COORDINATOR: _destination_sees,
    Role.SUPERVISOR: _supervisor_sees,
    Role.ADMINISTRATOR: _administrator_sees,
}
