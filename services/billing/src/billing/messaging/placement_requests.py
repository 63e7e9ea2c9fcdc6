"""Keeps invoice lines in line with the placements they bill."""

from datetime import datetime

from billing.commands.reconcile_request import ReconcileRequest, reconcile_request
from billing.domain.placement import Placement
from billing.store.store import BillingStore
from chassis.subscriptions import Delivery, Subscriptions
from contracts import placements
from contracts.placements import PlacementRequestState

subscriptions = Subscriptions[BillingStore]("billing.placement_requests")


@subscriptions.on(
    placements.PlacementRequestCreated,
    placements.PlacementRequestHeld,
    placements.PlacementRequestSent,
    placements.PlacementRequestRedirected,
    placements.PlacementRequestAcceptedByDestination,
    placements.PlacementRequestDeclinedByDestination,
    placements.PlacementRequestWaitlisted,
    placements.PlacementRequestAccepted,
    placements.PlacementRequestDeclined,
    placements.PlacementRequestConfirmed,
    placements.PlacementRequestCancelled,
    placements.PlacementRequestWithdrawn,
    placements.PlacementRequestSupervisorsAssigned,
    placements.PlacementRequestInstructorsAssigned,
)
async def reconcile(event: PlacementRequestState, delivery: Delivery, store: BillingStore) -> None:
    """Every event carries the whole state, so one reconciliation serves all of them."""
    command = as_command(event, sequence=delivery.sequence, now=store.transaction.now)
    await reconcile_request(command, store)


def as_command(event: PlacementRequestState, *, sequence: int, now: datetime) -> ReconcileRequest:
    return ReconcileRequest(
        request_id=event.placement_request_id,
        sequence=sequence,
        status=event.status,
        placement=_placement(event),
        now=now,
    )


def _placement(event: PlacementRequestState) -> Placement | None:
    """None for a site that belongs to no agency: there is nobody to pay."""
    if event.receiving_agency_id is None:
        return None
    return Placement(
        request_id=event.placement_request_id,
        reference=event.reference,
        payer_agency_id=event.placing_agency_id,
        payee_agency_id=event.receiving_agency_id,
        program_id=event.program_id,
        course_id=event.course_id,
        discipline=event.discipline,
        placement_type=event.placement_type,
        site_id=event.site_id,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        students=event.students,
        shifts=event.shifts,
        hours_per_student=event.hours_per_student,
    )
