"""The label of a request's status, as each side sees it, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifications.domain.moves import RequestMoved, Side
from notifications.domain.people import Language


@dataclass(frozen=True)
class Label:
    fr: str
    en: str

    def spoken(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


_BOTH_SIDES: Mapping[str, Label] = {
    "waitlisted": Label("Sur liste d’attente", "Waitlisted"),
    "accepted": Label("Acceptée", "Accepted"),
    "declined": Label("Refusée", "Declined"),
    "confirmed": Label("Confirmée", "Confirmed"),
    "cancelled": Label("Annulée", "Cancelled"),
    "withdrawn": Label("Retirée", "Withdrawn"),
}
_SCHOOL: Mapping[str, Label] = {
    **_BOTH_SIDES,
    "draft": Label("Nouvelle", "New"),
    "held": Label("Envoyée/retenue", "Sent/Hold"),
    "pending": Label("Envoyée", "Sent"),
    "redirected": Label("Réacheminée", "Redirected"),
}
_RECEIVING: Mapping[str, Label] = {
    **_BOTH_SIDES,
    "pending": Label("En attente", "Pending"),
    "redirected": Label("Réacheminée", "Redirected"),
    "accepted_by_destination": Label("Acceptée par la destination", "Accepted by destination"),
    "declined_by_destination": Label(
        "Refusée par la destination – réponse à donner",
        "Declined by destination – to be answered",
    ),
}
_DESTINATION: Mapping[str, Label] = {
    **_RECEIVING,
    "redirected": Label("En attente", "Pending"),
    "declined_by_destination": Label("Refusée par la destination", "Declined by destination"),
}
_ON_PAPER: Mapping[tuple[Side, str], Label] = {
    (Side.SCHOOL, "pending"): Label("Envoyée-P", "Sent-P"),
    (Side.SCHOOL, "redirected"): Label("Réach.-P", "Redir-P"),
    (Side.RECEIVING, "redirected"): Label("Réach.-P", "Redir-P"),
}
LABELS: Mapping[Side, Mapping[str, Label]] = {
    Side.SCHOOL: _SCHOOL,
    Side.RECEIVING: _RECEIVING,
    Side.DESTINATION: _DESTINATION,
    Side.SUPERVISOR: _DESTINATION,
    Side.INSTRUCTOR: _SCHOOL,
}

_AT_SCHOOL = frozenset({Side.SCHOOL, Side.INSTRUCTOR})


def label_for(moved: RequestMoved, side: Side, language: Language) -> str:
    """What this side calls the request's status; the school's comes from what it may know."""
    status = moved.school_status if side in _AT_SCHOOL else moved.status
    paper = _ON_PAPER.get((side, status)) if moved.channel == "paper" else None
    return (paper or LABELS[side][status]).spoken(language)
