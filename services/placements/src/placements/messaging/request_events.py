"""From the moves of a placement request to the events that other services know them by."""

from collections.abc import Callable

from chassis.outgoing import Outgoing
from contracts import placements as published
from placements.domain.requests import events
from placements.domain.requests.events import Moved
from placements.domain.requests.statuses import Status

CONTRACTS: dict[type[Moved], type[published.PlacementRequestState]] = {
    events.Created: published.PlacementRequestCreated,
    events.Edited: published.PlacementRequestCreated,
    events.Held: published.PlacementRequestHeld,
    events.Sent: published.PlacementRequestSent,
    events.Released: published.PlacementRequestSent,
    events.Redirected: published.PlacementRequestRedirected,
    events.AcceptedByDestination: published.PlacementRequestAcceptedByDestination,
    events.DeclinedByDestination: published.PlacementRequestDeclinedByDestination,
    events.ReturnedToDestination: published.PlacementRequestRedirected,
    events.Waitlisted: published.PlacementRequestWaitlisted,
    events.Accepted: published.PlacementRequestAccepted,
    events.Declined: published.PlacementRequestDeclined,
    events.SupervisorsAssigned: published.PlacementRequestSupervisorsAssigned,
    events.InstructorsAssigned: published.PlacementRequestInstructorsAssigned,
    events.Confirmed: published.PlacementRequestConfirmed,
    events.Withdrawn: published.PlacementRequestWithdrawn,
    events.Cancelled: published.PlacementRequestCancelled,
}
"""An edited draft is told as created: the state is new, the fact is the same."""


def register_request_events(outgoing: Outgoing) -> None:
    for kind, contract in CONTRACTS.items():
        outgoing.on(kind)(_mapping_to(contract))


def _mapping_to(
    contract: type[published.PlacementRequestState],
) -> Callable[[Moved], published.PlacementRequestState]:
    def published_as(event: Moved) -> published.PlacementRequestState:
        return state_as(contract, event)

    return published_as


def state_as(
    contract: type[published.PlacementRequestState], event: Moved
) -> published.PlacementRequestState:
    """The request's public state; a destination's reason is never the school's reason."""
    request, act, asked = event.request, event.act, event.request.asked
    answered_inside = request.status is Status.DECLINED_BY_DESTINATION
    reason = request.destination_reason if answered_inside else request.reason
    return contract(
        placement_request_id=request.id,
        reference=request.reference,
        status=request.status.value,
        school_status=request.school_status.value,
        channel=request.channel(act.day).value,
        placing_agency_id=request.placing_agency_id,
        program_id=asked.program_id,
        course_id=asked.course_id,
        discipline=asked.discipline,
        placement_type=asked.placement_type.value,
        receiving_agency_id=asked.receiving_agency_id,
        site_id=asked.site_id,
        service_id=asked.service_id,
        destination_id=asked.destination_id,
        starts_on=asked.period.starts_on,
        ends_on=asked.period.ends_on,
        students=asked.students,
        shifts=asked.shifts,
        hours_per_student=asked.hours_per_student,
        supervisor_ids=list(request.supervisor_ids),
        instructor_ids=list(request.instructor_ids),
        requested_by=request.requested_by,
        actor_id=act.person_id,
        actor_role=None if act.role is None else act.role.value,
        reason=None if reason is None else reason.code,
        school_reason=None if request.reason is None else request.reason.code,
        release_on=asked.release_on,
        created_at=request.created_at,
        sent_at=request.sent_at,
        answered_at=request.answered_at,
        confirmed_at=request.confirmed_at,
        cancelled_at=request.cancelled_at,
    )
