"""Hears of every move of a placement request, and decides once who is told."""

from collections.abc import Mapping

from chassis.subscriptions import Delivery, Subscriptions
from contracts import placements
from contracts.placements import PlacementRequestState
from notifications.commands.inform_about_request import InformAboutRequest, inform_about_request
from notifications.commands.ports import Texts
from notifications.domain.moves import Move, RequestMoved
from notifications.store.store import NotificationsStore

MOVES: Mapping[type[PlacementRequestState], Move] = {
    placements.PlacementRequestCreated: Move.CREATED,
    placements.PlacementRequestHeld: Move.HELD,
    placements.PlacementRequestSent: Move.SENT,
    placements.PlacementRequestRedirected: Move.REDIRECTED,
    placements.PlacementRequestAcceptedByDestination: Move.ACCEPTED_BY_DESTINATION,
    placements.PlacementRequestDeclinedByDestination: Move.DECLINED_BY_DESTINATION,
    placements.PlacementRequestWaitlisted: Move.WAITLISTED,
    placements.PlacementRequestAccepted: Move.ACCEPTED,
    placements.PlacementRequestDeclined: Move.DECLINED,
    placements.PlacementRequestConfirmed: Move.CONFIRMED,
    placements.PlacementRequestCancelled: Move.CANCELLED,
    placements.PlacementRequestWithdrawn: Move.WITHDRAWN,
    placements.PlacementRequestSupervisorsAssigned: Move.SUPERVISORS_ASSIGNED,
    placements.PlacementRequestInstructorsAssigned: Move.INSTRUCTORS_ASSIGNED,
}


def subscriptions_with(texts: Texts) -> Subscriptions[NotificationsStore]:
    """The queue of moves, whose messages are written by these texts."""
    subscriptions = Subscriptions[NotificationsStore]("notifications.placement_requests")

    @subscriptions.on(*MOVES)
    async def inform(
        event: PlacementRequestState, delivery: Delivery, store: NotificationsStore
    ) -> None:
        command = InformAboutRequest(moved=request_moved(event, delivery))
        await inform_about_request(command, store, texts)

    return subscriptions


def request_moved(event: PlacementRequestState, delivery: Delivery) -> RequestMoved:
    """The contract's state as this service's domain speaks of it."""
    return RequestMoved(
        event_id=delivery.id,
        move=MOVES[type(event)],
        sequence=delivery.sequence,
        occurred_at=delivery.occurred_at,
        was_sent=event.sent_at is not None,
        was_answered=event.answered_at is not None,
        supervisor_ids=tuple(event.supervisor_ids),
        instructor_ids=tuple(event.instructor_ids),
        **event.model_dump(include=_SAME),
    )


_SAME = {
    "placement_request_id",
    "reference",
    "status",
    "school_status",
    "channel",
    "placing_agency_id",
    "program_id",
    "course_id",
    "receiving_agency_id",
    "site_id",
    "service_id",
    "destination_id",
    "discipline",
    "placement_type",
    "starts_on",
    "ends_on",
    "students",
    "shifts",
    "hours_per_student",
    "requested_by",
    "actor_id",
    "actor_role",
    "reason",
    "school_reason",
}
