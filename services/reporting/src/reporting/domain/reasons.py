"""The words for the reasons of declining and cancelling, by the codes that placements gives."""

from reporting.domain.language import Text

REASONS: dict[str, Text] = {
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
    "no_student": Text("Aucun étudiant, ou désistement", "No student, or student withdrew"),
    "student_failed": Text("Échec de l’étudiant", "Student failed"),
    "placed_elsewhere": Text("Stage obtenu ailleurs", "Placed elsewhere"),
    "dates_changed": Text("Dates modifiées", "Dates changed"),
    "course_cancelled": Text("Cours annulé", "Course cancelled"),
    "entered_in_error": Text("Saisie par erreur", "Entered in error"),
    "strike": Text("Grève", "Strike"),
    "supervisor_unavailable": Text("Superviseur non disponible", "Supervisor unavailable"),
    "unit_closed": Text("Unité fermée", "Unit closed"),
    "hazard": Text("Danger", "Hazard"),
    "restructuring": Text("Restructuration", "Restructuring"),
    "student_conduct": Text("Conduite de l’étudiant", "Student conduct"),
    "other": Text("Autre", "Other"),
}


def reason_text(code: str) -> Text:
    """A code that this version does not know speaks for itself."""
    return REASONS.get(code) or Text(code, code)
