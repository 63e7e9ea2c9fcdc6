"""Keeps the placement request reports up to date with the placements service."""

from chassis.subscriptions import Delivery, Subscriptions
from contracts import placements
from contracts.placements import PlacementRequestState
from reporting.store.store import ReportingStore

subscriptions = Subscriptions[ReportingStore]("reporting.placement_requests", lanes=1)


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
async def keep_newest(
    event: PlacementRequestState, delivery: Delivery, store: ReportingStore
) -> None:
    """Every event carries the whole state, so one upsert serves all of them."""
    store.placement_requests.keep_newest(event, version=delivery.sequence)
