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
