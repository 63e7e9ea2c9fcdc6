"""What a school writes into a request, checked against its programs and the places there are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.asked import Asked, Period
from placements.domain.requests.channels import Contacts
from placements.domain.requests.errors import DestinationNotOffered, ProgramNotOffered
from placements.domain.requests.places import Place, Program
from placements.domain.requests.rights import within
from placements.domain.requests.statuses import PlacementType
from policy.permissions import in_departments


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The body of a request as typed; without a discipline it is the program's."""

    program_id: UUID
    course_id: UUID | None = None
    discipline: str | None = None
    placement_type: PlacementType
    service_id: UUID | None = None
    destination_id: UUID
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal
    release_on: date | None = None


async def asked_by(viewer: Viewer, wanted: Wanted, store: RequestStore) -> tuple[Asked, Contacts]:
    """Raises ProgramNotOffered, DestinationNotOffered, and the errors of `Asked`."""
    period = Period(wanted.starts_on, wanted.ends_on)
    program = await _program(viewer, wanted, store)
    place = await _place(wanted, store)
    asked = Asked(
        program_id=program.id,
        course_id=wanted.course_id,
        discipline=wanted.discipline or program.discipline,
        placement_type=wanted.placement_type,
        receiving_agency_id=place.agency_id,
        site_id=place.site_id,
        service_id=place.service_id,
        destination_id=place.destination_id,
        period=period,
        students=wanted.students,
        shifts=wanted.shifts,
        hours_per_student=wanted.hours_per_student,
        release_on=wanted.release_on,
    )
    return asked, place.contacts


async def _place(wanted: Wanted, store: RequestStore) -> Place:
    """Names the service where the destination alone would do."""
    references = store.request_references
    place = await references.place(wanted.destination_id, wanted.service_id)
    if place is not None:
        return place
    elsewhere = wanted.service_id and await references.place(wanted.destination_id, None)
    field = "service_id" if elsewhere else "destination_id"
    raise DestinationNotOffered("no such active unit", field=field)


async def _program(viewer: Viewer, wanted: Wanted, store: RequestStore) -> Program:
    """Names the course where the program alone would do."""
    references = store.request_references
    program = await references.program(wanted.program_id, None)
    if (
        program is None
        or program.agency_id != viewer.agency_id
        or not within(program.id, viewer.program_ids)
        or not in_departments(viewer, program.department_id)
    ):
        raise ProgramNotOffered("not a program of the sender's", field="program_id")
    course_id = wanted.course_id
    if course_id and await references.program(program.id, course_id) is None:
        raise ProgramNotOffered("not a course of the program", field="course_id")
    return program
