"""The lists of reasons for declining and for cancelling, in both languages."""

from dataclasses import dataclass
from enum import StrEnum

from chassis.viewer import Role
from placements.domain.requests.errors import ReasonNeedsText, ReasonUnknown
from policy.permissions import Side, side_of_role

OTHER = "other"


class ReasonList(StrEnum):
    """Which list a move takes its reason from."""

    DECLINE = "decline"
    CANCEL_BY_SCHOOL = "cancel_by_school"
    CANCEL_BY_SITE = "cancel_by_site"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    fr: str
    en: str

    def read_in(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a request was declined or cancelled; `other` is told in the text."""

    code: str
    text: str | None = None


REASONS: dict[ReasonList, dict[str, Text]] = {
    ReasonList.DECLINE: {
        "no_supervisor": Text("Aucun superviseur disponible", "No supervisor available"),
        "at_capacity": Text("Capacité de l’unité atteinte", "Unit at capacity"),
        "staffing": Text("Effectifs ou charge de travail", "Staffing or workload"),
        "other_students": Text(
            "D’autres stagiaires sont déjà prévus", "Other students booked in the period"
        ),
        "unit_closed_or_moving": Text("Unité fermée ou déménagée", "Unit closed or relocating"),
        "hazard_or_outbreak": Text("Danger ou éclosion", "Hazard or outbreak"),
        "level_not_suitable": Text(
            "Niveau ou discipline inadéquats", "Level or discipline not suitable"
        ),
        "dates_not_possible": Text(
            "Dates ou quarts de travail impossibles", "Dates or shift not possible"
        ),
        "prerequisites_not_met": Text("Préalables non satisfaits", "Prerequisites not met"),
        "no_agreement": Text("Aucune entente en vigueur", "No valid agreement"),
        "late_request": Text("Demande tardive", "Late request"),
        "insufficient_information": Text("Renseignements insuffisants", "Insufficient information"),
        "duplicate": Text("Demande en double", "Duplicate"),
        "moved": Text("Déplacée vers une autre destination", "Moved to another destination"),
        OTHER: Text("Autre", "Other"),
    },
    ReasonList.CANCEL_BY_SCHOOL: {
        "no_student": Text("Aucun étudiant, ou désistement", "No student, or student withdrew"),
        "student_failed": Text("Échec de l’étudiant", "Student failed"),
        "placed_elsewhere": Text("Stage obtenu ailleurs", "Placed elsewhere"),
        "dates_changed": Text("Dates modifiées", "Dates changed"),
        "course_cancelled": Text("Cours annulé", "Course cancelled"),
        "entered_in_error": Text("Saisie par erreur", "Entered in error"),
        "strike": Text("Grève", "Strike"),
        OTHER: Text("Autre", "Other"),
    },
    ReasonList.CANCEL_BY_SITE: {
        "supervisor_unavailable": Text("Superviseur non disponible", "Supervisor unavailable"),
        "unit_closed": Text("Unité fermée", "Unit closed"),
        "hazard": Text("Danger", "Hazard"),
        "restructuring": Text("Restructuration", "Restructuring"),
        "student_conduct": Text("Conduite de l’étudiant", "Student conduct"),
        OTHER: Text("Autre", "Other"),
    },
}

_TEXTS: dict[str, Text] = {code: text for texts in REASONS.values() for code, text in texts.items()}


def cancel_list_of(role: Role | None) -> ReasonList:
    """The school and the site call off for different reasons."""
    if side_of_role(role) is Side.SCHOOL:
        return ReasonList.CANCEL_BY_SCHOOL
    return ReasonList.CANCEL_BY_SITE


def reason_from(list_: ReasonList, code: str, text: str | None) -> Reason:
    """Raises ReasonUnknown for a code outside the list, ReasonNeedsText for a bare `other`."""
    if code not in REASONS[list_]:
        raise ReasonUnknown(f"{code} is not in {list_}", field="reason", reason=code)
    told = (text or "").strip() or None
    if code == OTHER and told is None:
        raise ReasonNeedsText("other needs a text", field="reason_text")
    return Reason(code, told)


def text_of(code: str) -> Text:
    """The words for a code of any list; a code no longer in use speaks for itself."""
    return _TEXTS.get(code) or Text(code, code)
