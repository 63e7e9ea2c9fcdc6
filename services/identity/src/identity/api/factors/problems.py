"""What people are told about each broken rule of second factors, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "second-step-refused": ProblemText(
        fr=("Connexion refusée", "Le code est inexact, ou il a déjà servi."),
        en=("Sign-in refused", "The code is wrong, or it was used already."),
    ),
    "challenge-over": ProblemText(
        fr=("Connexion à reprendre", "Il s’est écoulé trop de temps. Recommencez la connexion."),
        en=("Sign in again", "Too much time has passed. Begin signing in again."),
    ),
    "code-wrong": ProblemText(
        fr=("Code inexact", "Entrez le code que l’application affiche maintenant."),
        en=("Wrong code", "Enter the code that the app shows now."),
    ),
    "authenticator-app-enrolled": ProblemText(
        fr=("Application déjà inscrite", "Retirez l’application actuelle d’abord."),
        en=("App enrolled already", "Remove the present app first."),
    ),
    "nothing-to-confirm": ProblemText(
        fr=("Rien à confirmer", "Demandez un nouveau code QR, puis confirmez-le."),
        en=("Nothing to confirm", "Ask for a new QR code, then confirm it."),
    ),
    "no-second-factor": ProblemText(
        fr=("Aucun second facteur", "Ce compte n’a pas de second facteur."),
        en=("No second factor", "This account has no second factor."),
    ),
    "second-factor-demanded": ProblemText(
        fr=("Second facteur exigé", "L’établissement l’exige : ajoutez-en un autre d’abord."),
        en=("Second factor demanded", "The agency demands it: add another one first."),
    ),
    "own-second-factor": ProblemText(
        fr=("Second facteur personnel", "Une autre administratrice doit le réinitialiser."),
        en=("Your own second factor", "Another administrator has to reset it."),
    ),
    "proof-needed": ProblemText(
        fr=("Confirmation requise", "Confirmez votre identité, puis recommencez."),
        en=("Confirmation needed", "Confirm who you are, then try again."),
    ),
    "proof-refused": ProblemText(
        fr=("Confirmation refusée", "Cela ne prouve pas qui vous êtes."),
        en=("Confirmation refused", "This does not prove who you are."),
    ),
    "passkey-refused": ProblemText(
        fr=("Connexion refusée", "Cette clé d’accès n’est pas acceptée."),
        en=("Sign-in refused", "This passkey is not accepted."),
    ),
    "passkey-not-accepted": ProblemText(
        fr=("Clé d’accès non acceptée", "La réponse de l’appareil ne convient pas. Recommencez."),
        en=("Passkey not accepted", "The answer of the device does not fit. Try again."),
    ),
    "passkey-known": ProblemText(
        fr=("Clé d’accès déjà inscrite", "Cette clé est déjà inscrite."),
        en=("Passkey known", "This passkey is registered already."),
    ),
    "too-many-passkeys": ProblemText(
        fr=("Trop de clés d’accès", "Un compte en a {most} au plus. Retirez-en une."),
        en=("Too many passkeys", "An account has at most {most}. Remove one."),
    ),
}
