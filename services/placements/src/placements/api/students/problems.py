"""What is said when a rule of students, consents or namings is broken; never with a name."""

from chassis.problems import ProblemText

_RECORDS: dict[str, ProblemText] = {
    "student-not-found": ProblemText(
        fr=("Étudiant introuvable", "Cet étudiant n’existe pas."),
        en=("No such student", "There is no such student."),
    ),
    "may-not-keep-students": ProblemText(
        fr=("Droit insuffisant", "Les étudiants sont tenus par leur propre établissement."),
        en=("Not permitted", "Students are kept by their own school."),
    ),
    "may-not-export-students": ProblemText(
        fr=("Droit insuffisant", "L’administration locale de l’établissement remet les dossiers."),
        en=("Not permitted", "Records are given out by the school’s local administrators."),
    ),
    "may-not-read-access-log": ProblemText(
        fr=("Droit insuffisant", "Le registre des accès est lu par l’administration."),
        en=("Not permitted", "The access log is read by administrators."),
    ),
    "student-number-taken": ProblemText(
        fr=("Numéro déjà pris", "Un autre étudiant de l’établissement a ce numéro."),
        en=("Number taken", "Another student of the school has this number."),
    ),
    "student-data-destroyed": ProblemText(
        fr=("Données détruites", "Les données de cet étudiant ont été détruites à l’échéance."),
        en=("Data destroyed", "This student’s data were destroyed when their time was up."),
    ),
    "student-born-in-the-future": ProblemText(
        fr=("Date de naissance impossible", "La date de naissance est dans l’avenir."),
        en=("Impossible date of birth", "The date of birth lies in the future."),
    ),
}

_CONSENTS: dict[str, ProblemText] = {
    "consent-text-unknown": ProblemText(
        fr=("Texte inconnu", "La province de l’établissement n’a pas ce texte de consentement."),
        en=("Unknown text", "The school’s province has no such consent text."),
    ),
    "consent-text-retired": ProblemText(
        fr=("Texte périmé", "Ce texte n’était pas en vigueur le jour de la signature."),
        en=("Text retired", "This text was not in force on the day of the signature."),
    ),
    "expanded-consent-not-adopted": ProblemText(
        fr=("Texte non adopté", "La province n’a pas adopté le consentement élargi."),
        en=("Text not adopted", "The province has not adopted the expanded consent."),
    ),
    "consent-signed-in-the-future": ProblemText(
        fr=("Signature impossible", "La date de signature est dans l’avenir."),
        en=("Impossible signature", "The day of the signature lies in the future."),
    ),
    "guardian-must-sign": ProblemText(
        fr=("Signature d’un parent", "Avant 18 ans, un parent ou tuteur signe."),
        en=("A guardian signs", "Under 18, a parent or guardian signs."),
    ),
    "guardian-not-named": ProblemText(
        fr=("Nom du parent manquant", "Indiquez le nom du parent ou tuteur qui signe."),
        en=("No guardian’s name", "Give the name of the parent or guardian who signs."),
    ),
    "no-consent-to-withdraw": ProblemText(
        fr=("Aucun consentement", "Il n’y a pas de consentement à retirer."),
        en=("No consent", "There is no consent to withdraw."),
    ),
}

_NAMINGS: dict[str, ProblemText] = {
    "placement-group-full": ProblemText(
        fr=("Groupe complet", "La demande ne compte que {places} places."),
        en=("Group full", "The request has {places} places and no more."),
    ),
    "student-of-another-program": ProblemText(
        fr=("Autre programme", "Les étudiants d’une demande sont de son programme."),
        en=("Another program", "The students of a request are of its program."),
    ),
    "student-not-named": ProblemText(
        fr=("Étudiant absent", "Cet étudiant n’est pas inscrit à la demande."),
        en=("Not on the request", "This student is not on the request."),
    ),
    "naming-closed": ProblemText(
        fr=("Inscription fermée", "L’état de la demande ne le permet pas."),
        en=("Naming closed", "The status of the request does not allow it."),
    ),
    "consent-not-valid": ProblemText(
        fr=(
            "Consentement non valable",
            "Un nom n’est communiqué qu’avec un consentement en vigueur.",
        ),
        en=("Consent not valid", "A name is released only while a consent is valid."),
    ),
}

STUDENT_TEXTS: dict[str, ProblemText] = {**_RECORDS, **_CONSENTS, **_NAMINGS}
