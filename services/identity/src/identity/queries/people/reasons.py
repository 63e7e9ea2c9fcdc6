"""Why somebody no longer works here: the list to choose from, in both languages."""

from typing import Final

from pydantic import BaseModel

from identity.domain.people.person import DeactivationReason

_WORDS: Final[dict[DeactivationReason, tuple[str, str]]] = {
    DeactivationReason.LEFT: ("A quitté l’établissement", "Left the agency"),
    DeactivationReason.CHANGED_POSITION: ("A changé de poste", "Changed position"),
    DeactivationReason.ON_LEAVE: ("En congé", "On leave"),
    DeactivationReason.RETIRED: ("À la retraite", "Retired"),
    DeactivationReason.DECEASED: ("Décès", "Deceased"),
    DeactivationReason.DUPLICATE: ("Fiche en double", "Duplicate record"),
    DeactivationReason.OTHER: ("Autre raison", "Other reason"),
}


class ReasonRow(BaseModel):
    """One reason for making a staff record inactive."""

    reason: DeactivationReason
    label_fr: str
    label_en: str


def deactivation_reasons() -> list[ReasonRow]:
    return [
        ReasonRow(reason=reason, label_fr=french, label_en=english)
        for reason, (french, english) in _WORDS.items()
    ]
