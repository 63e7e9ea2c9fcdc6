"""A receiving coordinator passes a request to a destination of the agency."""

from dataclasses import dataclass
from uuid import UUID

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.errors import DestinationNotOffered
from placements.domain.requests.moves import Move
from placements.domain.requests.places import Place
from placements.domain.requests.request import PlacementRequest
from placements.domain.requests.rights import within


@dataclass(frozen=True, kw_only=True)
class RedirectRequest(RequestMove):
    """Without a destination it is the one that the school asked for."""

    destination_id: UUID | None = None


async def redirect_request(command: RedirectRequest, store: RequestStore) -> PlacementRequest:
    """Raises DestinationNotOffered for a unit outside the coordinator's own sites."""
    async with making(Move.REDIRECT, command, store) as (request, act):
        request.redirect(act, await _elsewhere(command, request, store))
    return request


async def _elsewhere(
    command: RedirectRequest, request: PlacementRequest, store: RequestStore
) -> Place | None:
    """The service stays if the new destination belongs to it too."""
    wanted = command.destination_id
    if wanted is None or wanted == request.asked.destination_id:
        return None
    references = store.request_references
    place = await references.place(wanted, request.asked.service_id) or await references.place(
        wanted, None
    )
    if (
        place is None
        or place.agency_id != command.viewer.agency_id
        or not within(place.site_id, command.viewer.site_ids)
        or not within(wanted, command.viewer.destination_ids)
    ):
        raise DestinationNotOffered("not a unit of the coordinator's", field="destination_id")
    return place
