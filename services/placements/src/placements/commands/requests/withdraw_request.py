"""A placing coordinator takes back a request that nobody has answered."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(RequestMove):
    """Says no more than any move."""


async def withdraw_request(command: WithdrawRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.WITHDRAW, command, store) as (request, act):
        request.withdraw(act)
    return request
