"""The same move on many requests, answered item by item."""

from uuid import UUID

from fastapi import APIRouter, Request

from chassis.domain import DomainError
from chassis.http import Edge, Problem, Replay
from chassis.problems import ProblemWriter
from chassis.public_paths import public_path
from placements.api.dependencies import InTransaction
from placements.api.requests.bodies import BulkBody, BulkItem
from placements.api.requests.bulk_moves import BULK_MOVES, BulkMove
from placements.api.requests.moved import MovedRequest
from placements.api.requests.performing import perform
from placements.queries.requests.shown import Shown
from placements.store.store import PlacementsStore

router = APIRouter(prefix="/placement-requests/bulk", tags=["placement requests"])


class BulkResult(Shown):
    """Either where the request stands now, or why it was refused."""

    id: UUID
    moved: MovedRequest | None = None
    problem: Problem | None = None


@router.post("/{verb}")
async def move_in_bulk(
    verb: BulkMove, body: BulkBody, request: Request, edge: InTransaction
) -> list[BulkResult]:
    """Each item is a transaction of its own: one refusal does not stop the others."""
    return [await _result(verb, item, body, edge, request) for item in body.items]


async def _result(
    verb: BulkMove,
    item: BulkItem,
    body: BulkBody,
    edge: Edge[PlacementsStore],
    request: Request,
) -> BulkResult:
    make, command = BULK_MOVES[verb]
    try:
        answer = await perform(make, command(item, body, edge.viewer), edge, part=str(item.id))
    except Replay as before:
        answer = before.response
    except DomainError as refusal:
        problem = _problem(refusal, f"/placement-requests/{item.id}/{verb}", edge, request)
        return BulkResult(id=item.id, problem=problem)
    return BulkResult(id=item.id, moved=MovedRequest.model_validate_json(bytes(answer.body)))


def _problem(
    refusal: DomainError, path: str, edge: Edge[PlacementsStore], request: Request
) -> Problem:
    """As if the same move had been made on this request alone."""
    writer: ProblemWriter = request.app.state.problems
    return writer.of(refusal, edge.language, instance=public_path(request.scope, path))
