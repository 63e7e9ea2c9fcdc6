"""The school names who instructs the students on site."""

from dataclasses import dataclass
from uuid import UUID

from placements.commands.requests.making import RequestMove, making
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.errors import InstructorUnknown
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest


@dataclass(frozen=True, kw_only=True)
class AssignInstructors(RequestMove):
    """`instructor_ids` replaces those named before."""

    instructor_ids: tuple[UUID, ...]


async def assign_instructors(command: AssignInstructors, store: RequestStore) -> PlacementRequest:
    """Raises InstructorUnknown for somebody who is not active at the school."""
    async with making(Move.ASSIGN_INSTRUCTORS, command, store) as (request, act):
        named, agency_id = command.instructor_ids, request.placing_agency_id
        known = await store.request_references.active_people(named, agency_id)
        if not known.issuperset(named):
            raise InstructorUnknown("not active at the school", field="instructor_ids")
        request.assign_instructors(named, act)
    return request
