"""The same move on many requests at once: one refusal does not stop the others."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from chassis.domain import DomainError
from placements.commands.requests.making import RequestMove
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.request import PlacementRequest

_M = TypeVar("_M", bound=RequestMove)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item: the request as moved, or why it was refused."""

    id: UUID
    request: PlacementRequest | None = None
    refusal: DomainError | None = None


async def in_bulk(
    moves: Sequence[_M],
    make: Callable[[_M, RequestStore], Awaitable[PlacementRequest]],
    store: RequestStore,
) -> list[Outcome]:
    """One outcome a move, in their order. The requests are locked first, so that the commit
    cannot fail on one that somebody else changes meanwhile."""
    await store.placement_requests.hold([move.id for move in moves])
    return [await _outcome(move, make, store) for move in moves]


async def _outcome(
    move: _M,
    make: Callable[[_M, RequestStore], Awaitable[PlacementRequest]],
    store: RequestStore,
) -> Outcome:
    try:
        return Outcome(move.id, request=await make(move, store))
    except DomainError as refusal:
        return Outcome(move.id, refusal=refusal)
