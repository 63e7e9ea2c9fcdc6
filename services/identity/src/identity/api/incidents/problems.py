"""What people are told about each broken rule of incidents, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "incident-dates-not-in-order": ProblemText(
        fr=(
            "Dates à vérifier",
            "Un incident ne finit pas, et n’est pas connu, avant de commencer.",
        ),
        en=("Check the dates", "An incident neither ends nor is known before it begins."),
    ),
    "incident-closed": ProblemText(
        fr=("Incident fermé", "Rouvrez l’incident pour le modifier."),
        en=("Incident closed", "Open the incident again to change it."),
    ),
    "incident-risk-not-assessed": ProblemText(
        fr=(
            "Risque à évaluer",
            "Évaluez d’abord s’il y a un risque qu’un préjudice sérieux soit causé.",
        ),
        en=(
            "Assess the risk",
            "First assess whether there is a risk of serious injury.",
        ),
    ),
    "incident-notices-due": ProblemText(
        fr=("Avis à transmettre", "Des avis ne sont pas encore transmis : {notices}."),
        en=("Notices due", "Some notices have not been sent yet: {notices}."),
    ),
    "incident-measures-missing": ProblemText(
        fr=(
            "Mesures à inscrire",
            "Inscrivez d’abord les mesures prises pour diminuer les risques.",
        ),
        en=("Enter the measures", "First enter what was done to lessen the risk."),
    ),
    "incident-notice-date": ProblemText(
        fr=(
            "Date d’avis à vérifier",
            "Un avis part après que l’incident est connu, et s’inscrit une fois parti.",
        ),
        en=(
            "Check the date of the notice",
            "A notice leaves after the incident is known, and is entered once it has left.",
        ),
    ),
    "incident-notice-not-due": ProblemText(
        fr=("Aucun avis à transmettre", "Aucun avis de ce genre n’est attendu pour cet incident."),
        en=("No notice due", "No notice of this kind is due for this incident."),
    ),
}
