"""A receiving coordinator declines a request for the agency."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import ReasonList, reason_from
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class DeclineRequest(RequestMove):
    """`reason` is a code of the list; `reason_text` tells the reason `other`."""

    reason: str
    reason_text: str | None = None


async def decline_request(command: DeclineRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.DECLINE, command, store) as (request, act):
        reason = reason_from(ReasonList.DECLINE, command.reason, command.reason_text)
        request.decline(reason, act)
    return request
