"""A placing coordinator changes a request before sending it."""

from dataclasses import dataclass

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.commands.requests.wanted import Wanted, asked_by
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class EditRequest(RequestMove):
    """`wanted` replaces the whole body."""

    wanted: Wanted


async def edit_request(command: EditRequest, store: RequestStore) -> PlacementRequest:
    async with making(Move.EDIT, command, store) as (request, act):
        asked, contacts = await asked_by(command.viewer, command.wanted, store)
        request.edit(asked, contacts, act)
    return request
