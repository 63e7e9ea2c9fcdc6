"""A receiving coordinator accepts a request for the agency."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class AcceptRequest(RequestMove):
    """Says no more than any move."""


async def accept_request(command: AcceptRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.ACCEPT, command, store) as (request, act):
        request.accept(act)
    return request
