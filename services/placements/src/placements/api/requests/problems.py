"""What is said when a rule of placement requests is broken."""

from chassis.problems import ProblemText

REQUEST_TEXTS: dict[str, ProblemText] = {
    "placement-request-not-found": ProblemText(
        fr=("Demande introuvable", "Cette demande n’existe pas, ou vous n’y avez pas accès."),
        en=("No such request", "There is no such request, or you have no access to it."),
    ),
    "placement-request-move-not-open": ProblemText(
        fr=(
            "Action impossible à cette étape",
            "L’étape à laquelle se trouve la demande ne permet pas cette action.",
        ),
        en=(
            "Not possible at this stage",
            "The stage that the request has reached does not allow this.",
        ),
    ),
    "placement-request-has-begun": ProblemText(
        fr=(
            "Le stage a commencé",
            "Une demande refusée peut être acceptée jusqu’à sa date de début, le {starts_on}.",
        ),
        en=(
            "The placement has begun",
            "A declined request can be accepted until its start date, {starts_on}.",
        ),
    ),
    "placement-request-move-of-another-role": ProblemText(
        fr=("Action d’un autre rôle", "Cette action revient à un autre rôle que le vôtre."),
        en=("Another role’s move", "This move belongs to another role than yours."),
    ),
    "placement-request-view-only": ProblemText(
        fr=("Consultation seulement", "Votre accès permet de consulter, non de modifier."),
        en=("View only", "Your access lets you look, not change."),
    ),
    "placement-request-contact-answers-online": ProblemText(
        fr=(
            "Le contact répond lui-même",
            "Le contact de la destination utilise Practica et répond en personne.",
        ),
        en=(
            "The contact answers in person",
            "The destination’s contact uses Practica and answers in person.",
        ),
    ),
    "period-ends-before-it-starts": ProblemText(
        fr=("Période impossible", "La fin ({ends_on}) précède le début ({starts_on})."),
        en=("Impossible period", "The end ({ends_on}) is before the start ({starts_on})."),
    ),
    "placement-request-without-students": ProblemText(
        fr=("Aucun stagiaire", "Une demande porte sur au moins un stagiaire."),
        en=("No students", "A request is for at least one student."),
    ),
    "individual-placement-has-one-student": ProblemText(
        fr=("Stage individuel", "Un stage individuel compte exactement un stagiaire."),
        en=("Individual placement", "An individual placement has exactly one student."),
    ),
    "placement-request-negative-amount": ProblemText(
        fr=("Nombre négatif", "Les quarts et les heures ne peuvent être négatifs."),
        en=("Negative number", "Shifts and hours cannot be negative."),
    ),
    "reason-unknown": ProblemText(
        fr=("Motif inconnu", "Choisissez un motif de la liste."),
        en=("Unknown reason", "Choose a reason from the list."),
    ),
    "reason-needs-text": ProblemText(
        fr=("Précision requise", "Le motif « Autre » demande une précision."),
        en=("Say more", "The reason “Other” needs a text."),
    ),
    "comment-missing": ProblemText(
        fr=("Commentaire requis", "Dites à la destination pourquoi la demande lui revient."),
        en=("Comment required", "Tell the destination why the request comes back."),
    ),
    "destination-not-offered": ProblemText(
        fr=(
            "Destination non offerte",
            "Cette destination n’existe pas, n’est plus active, ou n’est pas la vôtre.",
        ),
        en=(
            "Destination not offered",
            "This destination does not exist, is no longer active, or is not yours.",
        ),
    ),
    "program-not-offered": ProblemText(
        fr=(
            "Programme non offert",
            "Ce programme ou ce cours n’existe pas, n’est plus actif, ou n’est pas le vôtre.",
        ),
        en=(
            "Program not offered",
            "This program or course does not exist, is no longer active, or is not yours.",
        ),
    ),
    "supervisor-unknown": ProblemText(
        fr=(
            "Superviseur inconnu",
            "Un superviseur est une personne en fonction dans l’établissement d’accueil.",
        ),
        en=("Unknown supervisor", "A supervisor is an active person of the receiving agency."),
    ),
    "instructor-unknown": ProblemText(
        fr=(
            "Enseignant inconnu",
            "Un enseignant est une personne en fonction dans l’établissement d’enseignement.",
        ),
        en=("Unknown instructor", "An instructor is an active person of the school."),
    ),
}
