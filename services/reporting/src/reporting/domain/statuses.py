"""The statuses of a placement request, and the words each side reads for them."""

from enum import StrEnum

from reporting.domain.language import Text
from reporting.domain.sides import Side


class Status(StrEnum):
    DRAFT = "draft"
    HELD = "held"
    PENDING = "pending"
    REDIRECTED = "redirected"
    ACCEPTED_BY_DESTINATION = "accepted_by_destination"
    DECLINED_BY_DESTINATION = "declined_by_destination"
    WAITLISTED = "waitlisted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


UNANSWERED_TO_SCHOOL = frozenset({Status.DRAFT, Status.HELD, Status.PENDING, Status.REDIRECTED})
"""While the school sees one of these, it does not know of any answer."""

_BOTH_SIDES = {
    Status.WAITLISTED: Text("Sur liste d’attente", "Waitlisted"),
    Status.ACCEPTED: Text("Acceptée", "Accepted"),
    Status.DECLINED: Text("Refusée", "Declined"),
    Status.CONFIRMED: Text("Confirmée", "Confirmed"),
    Status.CANCELLED: Text("Annulée", "Cancelled"),
    Status.WITHDRAWN: Text("Retirée", "Withdrawn"),
    Status.DRAFT: Text("Nouvelle", "New"),
    Status.HELD: Text("Envoyée/retenue", "Sent/Hold"),
    Status.REDIRECTED: Text("Réacheminée", "Redirected"),
}
_RECEIVING = _BOTH_SIDES | {
    Status.PENDING: Text("En attente", "Pending"),
    Status.ACCEPTED_BY_DESTINATION: Text("Acceptée par la destination", "Accepted by destination"),
    Status.DECLINED_BY_DESTINATION: Text(
        "Refusée par la destination – réponse à donner",
        "Declined by destination – to be answered",
    ),
}
LABELS: dict[Side, dict[Status, Text]] = {
    Side.SCHOOL: _BOTH_SIDES | {Status.PENDING: Text("Envoyée", "Sent")},
    Side.RECEIVING: _RECEIVING,
    Side.DESTINATION: _RECEIVING
    | {
        Status.REDIRECTED: Text("En attente", "Pending"),
        Status.DECLINED_BY_DESTINATION: Text(
            "Refusée par la destination", "Declined by destination"
        ),
    },
}


def label_of(status: str, side: Side) -> Text:
    """A status that this version does not know speaks for itself."""
    try:
        return LABELS[side][Status(status)]
    except (ValueError, KeyError):
        return Text(status, status)
