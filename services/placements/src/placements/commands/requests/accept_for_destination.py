"""A destination can take the students; its agency has still to answer."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class AcceptForDestination(RequestMove):
    """Says no more than any move."""


async def accept_for_destination(
    command: AcceptForDestination, store: RequestStore
) -> PlacementRequest:
    async with making(Move.ACCEPT_FOR_DESTINATION, command, store) as (request, act):
        request.accept_for_destination(act)
    return request
