"""Every event on the bus, by owner: the published language of the whole system."""

from contracts import billing, identity, placements
from contracts.envelope import Event

EVENTS: tuple[type[Event], ...] = (
    billing.InvoiceLineRecorded,
    identity.AccountRecorded,
    identity.AgencyRecorded,
    identity.DepartmentRecorded,
    identity.PersonDeleted,
    identity.PersonRecorded,
    identity.RoleAssignmentRecorded,
    identity.SwitchSet,
    placements.ConsentsNearExpiry,
    placements.CourseRecorded,
    placements.DestinationRecorded,
    placements.PlacementRequestAccepted,
    placements.PlacementRequestAcceptedByDestination,
    placements.PlacementRequestCancelled,
    placements.PlacementRequestConfirmed,
    placements.PlacementRequestCreated,
    placements.PlacementRequestDeclined,
    placements.PlacementRequestDeclinedByDestination,
    placements.PlacementRequestHeld,
    placements.PlacementRequestInstructorsAssigned,
    placements.PlacementRequestRedirected,
    placements.PlacementRequestSent,
    placements.PlacementRequestStudentsNamed,
    placements.PlacementRequestSupervisorsAssigned,
    placements.PlacementRequestWaitlisted,
    placements.PlacementRequestWithdrawn,
    placements.ProgramRecorded,
    placements.ServiceRecorded,
    placements.SiteRecorded,
)

BY_TYPE: dict[str, type[Event]] = {event.type: event for event in EVENTS}
