"""A receiving coordinator asks the destination to think again, and says why."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class ReturnToDestination(RequestMove):
    """Says no more than any move."""


async def return_to_destination(
    command: ReturnToDestination, store: RequestStore
) -> PlacementRequest:
    async with making(Move.RETURN_TO_DESTINATION, command, store) as (request, act):
        request.return_to_destination(act)
    return request
