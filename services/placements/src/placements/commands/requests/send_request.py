"""A placing coordinator sends a request: at once, or held until its release date."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class SendRequest(RequestMove):
    """Says no more than any move."""


async def send_request(command: SendRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.SEND, command, store) as (request, act):
        request.send(act)
    return request
