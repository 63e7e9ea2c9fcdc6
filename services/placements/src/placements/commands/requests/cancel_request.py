"""The school or the receiving agency calls the placement off."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import cancel_list_of, reason_from
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class CancelRequest(RequestMove):
    """`reason` is a code of the list; `reason_text` tells the reason `other`."""

    reason: str
    reason_text: str | None = None


async def cancel_request(command: CancelRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.CANCEL, command, store) as (request, act):
        reason = reason_from(cancel_list_of(act.role), command.reason, command.reason_text)
        request.cancel(reason, act)
    return request
