"""Who may see a placement request, and which moves are open to whom."""

from functools import lru_cache
from uuid import UUID

from chassis.domain import Stale
from chassis.viewer import Level, Role, Viewer
from placements.domain.requests.errors import NotOfThisRole, OnlyLooking, PlacementRequestNotFound
from placements.domain.requests.labels import Side
from placements.domain.requests.moves import ACTIONS, FOR_ANOTHER, FROM, Move
from placements.domain.requests.record import RequestRecord
from placements.domain.requests.statuses import Status
from policy import permissions as policy
from policy.permissions import (
    Parties,
    Subject,
    allows,
    decide,
    sees_request,
    side_of_role,
)
from policy.permissions.reasons import ONLY_LOOKS


def side_of(viewer: Viewer, placing_agency_id: UUID) -> Side:
    """From where a viewer looks; an administrator of the school looks as the school does. Who sees
    no request at all would be told what a school is told."""
    side = policy.side_of(viewer, placing_agency_id)
    return Side.SCHOOL if side is None else Side(side.value)


def may_see(viewer: Viewer, request: RequestRecord) -> bool:
    """The rule that `queries.requests.visibility` says in SQL; a test holds them together.

    What was withdrawn is in no list, but the school can still look it up.
    """
    asked = request.asked
    parties = Parties(
        status=request.status.value,
        placing_agency_id=request.placing_agency_id,
        receiving_agency_id=asked.receiving_agency_id,
        subject=Subject(
            program_id=asked.program_id,
            site_id=asked.site_id,
            service_id=asked.service_id,
            destination_id=asked.destination_id,
            discipline=asked.discipline,
        ),
        department_id=request.department_id,
        supervisor_ids=request.supervisor_ids,
        instructor_ids=request.instructor_ids,
    )
    return sees_request(viewer, parties)


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
    decision = decide(viewer, ACTIONS[move])
    if decision.reason is ONLY_LOOKS:
        raise OnlyLooking(f"{viewer.level} does not {move}", move=move.value)
    if not decision.allowed:
        raise NotOfThisRole(f"{viewer.role} does not {move}", move=move.value)


@lru_cache(maxsize=1024)
def open_moves(
    role: Role, status: Status, *, may_change: bool, contact_is_user: bool, begun: bool
) -> tuple[Move, ...]:
    """The moves that a viewer of the request may make now.

    `contact_is_user` speaks of the destination's contact; `begun` is true after the start date.
    """
    if not may_change:
        return ()
    moves = (move for move in Move if status in FROM[move] and _of_role(move, role))
    if side_of_role(role) is policy.Side.RECEIVING and contact_is_user:
        moves = (move for move in moves if move not in FOR_ANOTHER)
    if status is Status.DECLINED and begun:
        moves = (move for move in moves if move is not Move.ACCEPT)
    return tuple(moves)


def within(id: UUID, scope: frozenset[UUID] | None) -> bool:
    """A scope of None means the whole agency."""
    return scope is None or id in scope


def _of_role(move: Move, role: Role) -> bool:
    return allows(role, Level.REGULAR, ACTIONS[move])
