"""What people are told about each broken rule of signing in, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "sign-in-refused": ProblemText(
        fr=("Connexion refusée", "L’adresse ou le mot de passe est inexact."),
        en=("Sign-in refused", "The address or the password is wrong."),
    ),
    "sign-in-locked": ProblemText(
        fr=("Trop d’essais", "Attendez {minutes} min, ou demandez un nouveau lien d’accès."),
        en=("Too many attempts", "Wait {minutes} min, or ask for a new link."),
    ),
    "cross-site-request": ProblemText(
        fr=("Demande d’un autre site", "Seules les pages de Practica se servent des témoins."),
        en=("Request of another site", "Only pages of Practica make use of the cookies."),
    ),
    "attempts-under-way": ProblemText(
        fr=("Essais en cours", "D’autres essais sont en cours sous ce nom. Attendez un instant."),
        en=("Attempts under way", "Other attempts are under way for this name. Wait a moment."),
    ),
    "address-slowed": ProblemText(
        fr=("Trop d’essais", "Trop d’échecs viennent de votre réseau. Attendez un instant."),
        en=("Too many attempts", "Too many failures come from your network. Wait a moment."),
    ),
    "password-breached": ProblemText(
        fr=(
            "Mot de passe volé ailleurs",
            "Il figure dans une liste de mots de passe volés. Choisissez-en un autre.",
        ),
        en=(
            "Password stolen elsewhere",
            "It is in a list of stolen passwords. Choose another one.",
        ),
    ),
    "session-over": ProblemText(
        fr=("Session terminée", "Connectez-vous de nouveau."),
        en=("Session over", "Sign in again."),
    ),
    "password-too-short": ProblemText(
        fr=("Mot de passe trop court", "Il faut au moins {shortest} caractères."),
        en=("Password too short", "It needs at least {shortest} characters."),
    ),
    "password-too-long": ProblemText(
        fr=("Mot de passe trop long", "Il peut avoir {longest} caractères au plus."),
        en=("Password too long", "It can have at most {longest} characters."),
    ),
    "password-too-common": ProblemText(
        fr=("Mot de passe trop courant", "On le devinerait vite. Choisissez-en un autre."),
        en=("Password too common", "It would soon be guessed. Choose another one."),
    ),
}
