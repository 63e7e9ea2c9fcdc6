"""The receiving side names who supervises the students."""

from dataclasses import dataclass
from uuid import UUID

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.errors import SupervisorUnknown
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class AssignSupervisors(RequestMove):
    """`supervisor_ids` replaces those named before."""

    supervisor_ids: tuple[UUID, ...]


async def assign_supervisors(command: AssignSupervisors, store: RequestStore) -> PlacementRequest:
    """Raises SupervisorUnknown for somebody who is not active at the receiving agency."""
    async with making(Move.ASSIGN_SUPERVISORS, command, store) as (request, act):
        named, agency_id = command.supervisor_ids, request.asked.receiving_agency_id
        known = await store.request_references.active_people(named, agency_id)
        if not known.issuperset(named):
            raise SupervisorUnknown("not active at the agency", field="supervisor_ids")
        request.assign_supervisors(named, act)
    return request
