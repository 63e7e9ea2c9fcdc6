"""What is said when a rule of places, programs or imports is broken."""

from chassis.problems import ProblemText
from placements.api.places.problems_of_files import FILE_TEXTS

_PLACES: dict[str, ProblemText] = {
    "site-not-found": ProblemText(
        fr=("Site introuvable", "Ce site n’existe pas."),
        en=("No such site", "There is no such site."),
    ),
    "service-not-found": ProblemText(
        fr=("Service introuvable", "Ce service n’existe pas."),
        en=("No such service", "There is no such service."),
    ),
    "destination-not-found": ProblemText(
        fr=("Destination introuvable", "Cette destination n’existe pas."),
        en=("No such destination", "There is no such destination."),
    ),
    "may-not-change-places": ProblemText(
        fr=(
            "Droit insuffisant",
            "Les lieux sont tenus par l’administration locale de leur établissement.",
        ),
        en=("Not permitted", "Places are kept by the local administrators of their agency."),
    ),
    "agency-unknown": ProblemText(
        fr=(
            "Établissement inconnu",
            "Cet établissement n’existe pas. S’il vient d’être créé, réessayez dans un instant.",
        ),
        en=(
            "Unknown agency",
            "There is no such agency. If it was registered just now, try again in a moment.",
        ),
    ),
    "name-missing": ProblemText(
        fr=("Nom manquant", "Le nom doit contenir au moins une lettre ou un chiffre."),
        en=("Name missing", "The name needs at least one letter or digit."),
    ),
    "position-incomplete": ProblemText(
        fr=("Position incomplète", "Donnez la latitude et la longitude, ou aucune des deux."),
        en=("Half a position", "Give both latitude and longitude, or neither."),
    ),
    "point-not-readable": ProblemText(
        fr=("Point illisible", "Écrivez la latitude et la longitude ainsi : 45.5,-73.6."),
        en=("Point not readable", "Write latitude and longitude like this: 45.5,-73.6."),
    ),
    "province-unknown": ProblemText(
        fr=("Province inconnue", "« {province} » n’est pas le code d’une province."),
        en=("Unknown province", "“{province}” is not the code of a province."),
    ),
    "site-without-agency": ProblemText(
        fr=("Site sans établissement", "Attribuez d’abord le site à un établissement."),
        en=("Site without agency", "First say to which agency the site belongs."),
    ),
    "site-inactive": ProblemText(
        fr=("Site fermé", "Rouvrez d’abord le site."),
        en=("Site closed", "Reopen the site first."),
    ),
    "site-has-active-services": ProblemText(
        fr=("Services encore ouverts", "Fermez d’abord les {services} services du site."),
        en=("Services still open", "First close the {services} services of the site."),
    ),
    "service-has-active-destinations": ProblemText(
        fr=(
            "Destinations encore ouvertes",
            "Fermez ou déplacez d’abord les {destinations} destinations du service.",
        ),
        en=(
            "Destinations still open",
            "First close or move the {destinations} destinations of the service.",
        ),
    ),
    "service-inactive": ProblemText(
        fr=("Service fermé", "Rouvrez d’abord le service."),
        en=("Service closed", "Reopen the service first."),
    ),
    "service-of-another-site": ProblemText(
        fr=("Service d’un autre site", "Une destination relève des services de son propre site."),
        en=("Service of another site", "A destination belongs to services of its own site."),
    ),
    "destination-without-service": ProblemText(
        fr=("Aucun service", "Une destination relève d’au moins un service."),
        en=("No service", "A destination belongs to at least one service."),
    ),
    "destination-name-taken": ProblemText(
        fr=("Nom déjà pris", "Une autre destination du site s’appelle « {name} »."),
        en=("Name taken", "Another destination of the site is called “{name}”."),
    ),
    "contact-unknown": ProblemText(
        fr=("Contact inconnu", "Cette personne n’est pas au personnel actif de l’établissement."),
        en=("Unknown contact", "This person is not active staff of the agency."),
    ),
}

_PROGRAMS: dict[str, ProblemText] = {
    "program-not-found": ProblemText(
        fr=("Programme introuvable", "Ce programme n’existe pas."),
        en=("No such program", "There is no such program."),
    ),
    "course-not-found": ProblemText(
        fr=("Cours introuvable", "Ce cours n’existe pas."),
        en=("No such course", "There is no such course."),
    ),
    "may-not-change-programs": ProblemText(
        fr=(
            "Droit insuffisant",
            "Les programmes sont tenus par l’administration locale de leur établissement.",
        ),
        en=("Not permitted", "Programs are kept by the local administrators of their school."),
    ),
    "program-inactive": ProblemText(
        fr=("Programme retiré", "Reprenez d’abord le programme."),
        en=("Program retired", "First take the program up again."),
    ),
    "course-hours-out-of-range": ProblemText(
        fr=("Heures impossibles", "Les heures sont comprises entre 0 et 10 000."),
        en=("Impossible hours", "The hours lie between 0 and 10,000."),
    ),
}

TEXTS: dict[str, ProblemText] = {**_PLACES, **_PROGRAMS, **FILE_TEXTS}
