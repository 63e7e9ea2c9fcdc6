"""A placing coordinator waives the release date of one request."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class ReleaseRequest(RequestMove):
    """Says no more than any move."""


async def release_request(command: ReleaseRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.RELEASE, command, store) as (request, act):
        request.release(act)
    return request
