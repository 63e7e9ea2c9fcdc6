"""A destination cannot take the students; its agency has still to answer."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import ReasonList, reason_from
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class DeclineForDestination(RequestMove):
    """`reason` is a code of the list; `reason_text` tells the reason `other`."""

    reason: str
    reason_text: str | None = None


async def decline_for_destination(
    command: DeclineForDestination, store: RequestStore
) -> PlacementRequest:
    async with making(Move.DECLINE_FOR_DESTINATION, command, store) as (request, act):
        reason = reason_from(ReasonList.DECLINE, command.reason, command.reason_text)
        request.decline_for_destination(reason, act)
    return request
