"""A placing coordinator writes a request; nobody else sees it yet."""

from dataclasses import dataclass

from chassis.viewer import Viewer
from placements.commands.requests.ports import RequestStore
from placements.commands.requests.wanted import Wanted, asked_by
from placements.domain.requests.acts import Act
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest
from placements.domain.requests.rights import permit_role


@dataclass(frozen=True, kw_only=True)
class CreateRequest:
    viewer: Viewer
    wanted: Wanted


async def create_request(command: CreateRequest, store: RequestStore) -> PlacementRequest:
    """The reference is given at once. Raises the errors of `asked_by`, and Forbidden."""
    permit_role(command.viewer, Move.CREATE)
    asked, contacts = await asked_by(command.viewer, command.wanted, store)
    act = Act.by(command.viewer, store.now)
    request = PlacementRequest.create(
        reference=await store.placement_requests.next_reference(act.day.year),
        asked=asked,
        contacts=contacts,
        act=act,
        agency_id=command.viewer.agency_id,
    )
    store.placement_requests.add(request)
    store.placement_requests.write_history(request)
    return request
