"""A placing coordinator confirms an accepted request: the placement will take place."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class ConfirmRequest(RequestMove):
    """Says no more than any move."""


async def confirm_request(command: ConfirmRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.CONFIRM, command, store) as (request, act):
        request.confirm(act)
    return request
