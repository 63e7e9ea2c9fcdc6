"""What each side reads of a request: one label for a status, its channel and its circumstances."""

from dataclasses import dataclass
from enum import StrEnum

from placements.domain.requests.reasons import Text
from placements.domain.requests.statuses import Channel, Status, school_status_of


class Side(StrEnum):
    """From where a request is looked at."""

    SCHOOL = "school"
    RECEIVING = "receiving"
    DESTINATION = "destination"
    NETWORK = "network"
    """Administrators: as the receiving side, and as the school before that side knows of it."""


class Label(StrEnum):
    """The code of a label; `LABEL_TEXTS` has its words."""

    NEW = "new"
    NEW_HOLD = "new_hold"
    SENT_HOLD = "sent_hold"
    SENT = "sent"
    SENT_PAPER = "sent_paper"
    PENDING = "pending"
    REDIRECTED = "redirected"
    REDIRECTED_PAPER = "redirected_paper"
    AUTO_REDIRECTED = "auto_redirected"
    ACCEPTED_BY_DESTINATION = "accepted_by_destination"
    DECLINED_BY_DESTINATION = "declined_by_destination"
    DECLINED_BY_DESTINATION_TO_ANSWER = "declined_by_destination_to_answer"
    WAITLISTED = "waitlisted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


LABEL_TEXTS: dict[Label, Text] = {
    Label.NEW: Text("Nouvelle", "New"),
    Label.NEW_HOLD: Text("Nouvelle/retenue", "New/Hold"),
    Label.SENT_HOLD: Text("Envoyée/retenue", "Sent/Hold"),
    Label.SENT: Text("Envoyée", "Sent"),
    Label.SENT_PAPER: Text("Envoyée-P", "Sent-P"),
    Label.PENDING: Text("En attente", "Pending"),
    Label.REDIRECTED: Text("Réacheminée", "Redirected"),
    Label.REDIRECTED_PAPER: Text("Réach.-P", "Redir-P"),
    Label.AUTO_REDIRECTED: Text("Réacheminée automatiquement", "Auto-redirected"),
    Label.ACCEPTED_BY_DESTINATION: Text("Acceptée par la destination", "Accepted by destination"),
    Label.DECLINED_BY_DESTINATION: Text("Refusée par la destination", "Declined by destination"),
    Label.DECLINED_BY_DESTINATION_TO_ANSWER: Text(
        "Refusée par la destination – réponse à donner",
        "Declined by destination – to be answered",
    ),
    Label.WAITLISTED: Text("Sur liste d’attente", "Waitlisted"),
    Label.ACCEPTED: Text("Acceptée", "Accepted"),
    Label.DECLINED: Text("Refusée", "Declined"),
    Label.CONFIRMED: Text("Confirmée", "Confirmed"),
    Label.CANCELLED: Text("Annulée", "Cancelled"),
    Label.WITHDRAWN: Text("Retirée", "Withdrawn"),
}

_SHARED: dict[Status, Label] = {
    Status.WAITLISTED: Label.WAITLISTED,
    Status.ACCEPTED: Label.ACCEPTED,
    Status.DECLINED: Label.DECLINED,
    Status.CONFIRMED: Label.CONFIRMED,
    Status.CANCELLED: Label.CANCELLED,
}
_RECEIVING: dict[Status, Label] = _SHARED | {
    Status.PENDING: Label.PENDING,
    Status.REDIRECTED: Label.REDIRECTED,
    Status.ACCEPTED_BY_DESTINATION: Label.ACCEPTED_BY_DESTINATION,
    Status.DECLINED_BY_DESTINATION: Label.DECLINED_BY_DESTINATION_TO_ANSWER,
}
_DESTINATION: dict[Status, Label] = _SHARED | {
    Status.REDIRECTED: Label.PENDING,
    Status.ACCEPTED_BY_DESTINATION: Label.ACCEPTED_BY_DESTINATION,
    Status.DECLINED_BY_DESTINATION: Label.DECLINED_BY_DESTINATION,
}
_SCHOOL: dict[Status, Label] = _SHARED | {
    Status.DRAFT: Label.NEW,
    Status.HELD: Label.SENT_HOLD,
    Status.PENDING: Label.SENT,
    Status.REDIRECTED: Label.REDIRECTED,
    Status.WITHDRAWN: Label.WITHDRAWN,
}
_ON_PAPER: dict[Label, Label] = {
    Label.SENT: Label.SENT_PAPER,
    Label.REDIRECTED: Label.REDIRECTED_PAPER,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a label depends on."""

    status: Status
    channel: Channel
    release_ahead: bool = False
    auto_redirected: bool = False


def label_of(standing: Standing, side: Side) -> Label | None:
    """The label that a side reads; None where that side does not know of the request."""
    match side:
        case Side.SCHOOL:
            return _school_label(standing)
        case Side.RECEIVING:
            label = _RECEIVING.get(standing.status)
            return label and _on_paper(label, standing)
        case Side.DESTINATION:
            return _DESTINATION.get(standing.status)
        case Side.NETWORK:
            return label_of(standing, Side.RECEIVING) or _school_label(standing)


def _school_label(standing: Standing) -> Label:
    # a destination's answer keeps the very label of `redirected`: a change would give it away
    status = school_status_of(standing.status)
    if status is Status.REDIRECTED and standing.auto_redirected:
        return Label.AUTO_REDIRECTED
    if status is Status.DRAFT and standing.release_ahead:
        return Label.NEW_HOLD
    return _on_paper(_SCHOOL[status], standing)


def _on_paper(label: Label, standing: Standing) -> Label:
    if standing.channel is Channel.ONLINE:
        return label
    return _ON_PAPER.get(label, label)
