"""A receiving coordinator puts a request on the waiting list of its destination."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class WaitlistRequest(RequestMove):
    """Says no more than any move."""


async def waitlist_request(command: WaitlistRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.WAITLIST, command, store) as (request, act):
        request.waitlist(act)
    return request
