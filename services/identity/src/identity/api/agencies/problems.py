"""What people are told about each broken rule of agencies, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "unknown-province": ProblemText(
        fr=("Province inconnue", "Indiquez le code postal de la province, comme QC."),
        en=("Unknown province", "Give the postal code of the province, such as QC."),
    ),
    "agency-inactive": ProblemText(
        fr=("Établissement inactif", "Rien ne peut être ajouté à un établissement inactif."),
        en=("Inactive agency", "Nothing can be added to an inactive agency."),
    ),
    "department-elsewhere": ProblemText(
        fr=("Autre service", "Ce service appartient à un autre établissement ou est fermé."),
        en=("Another department", "This department is another agency's, or is closed."),
    ),
}
