"""What the maker of a move is answered: where the request stands now, as they may know it."""

from datetime import datetime
from uuid import UUID

from chassis.auth import Viewer
from placements.domain.requests.days import day_of
from placements.domain.requests.labels import Label, Side, label_of
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest
from placements.domain.requests.rights import open_moves, side_of
from placements.domain.requests.statuses import Status
from placements.queries.requests.shown import (
    Shown,
    ShownLabel,
    ShownReason,
    shown_label,
    shown_reason,
)


class MovedRequest(Shown):
    """The full record is at `GET /placement-requests/{id}`."""

    id: UUID
    version: int
    reference: str
    status: Status
    label: ShownLabel
    reason: ShownReason | None
    destination_id: UUID
    allowed_moves: tuple[Move, ...]


def moved(request: PlacementRequest, viewer: Viewer, now: datetime, language: str) -> MovedRequest:
    """As the record will be once the transaction commits."""
    today = day_of(now)
    side = side_of(viewer, request.placing_agency_id)
    at_school = side is Side.SCHOOL
    label = label_of(request.standing(today), side) or Label.NEW
    return MovedRequest(
        id=request.id,
        version=request.school_version if at_school else request.version_once_saved,
        reference=request.reference,
        status=request.school_status if at_school else request.status,
        label=shown_label(label, language),
        reason=shown_reason(request.reason, language),
        destination_id=request.asked.destination_id,
        allowed_moves=open_moves(
            viewer.role,
            request.status,
            may_change=viewer.may_change,
            contact_is_user=request.contacts.destination.is_user(today),
            begun=today > request.asked.period.starts_on,
        ),
    )
