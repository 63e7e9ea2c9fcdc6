"""What people are told about broken rules of partners' clients, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "role-not-for-partners": ProblemText(
        fr=("Rôle non prévu", "Un système agit pour l’école ou pour l’hôpital, sans autre rôle."),
        en=(
            "Role not available",
            "A system acts for the school or the hospital, and in no other.",
        ),
    ),
    "client-without-scope": ProblemText(
        fr=("Aucune portée", "Choisissez au moins une chose que le système peut faire."),
        en=("No scope", "Choose at least one thing that the system may do."),
    ),
    "client-expiry-out-of-reach": ProblemText(
        fr=("Échéance non valide", "Choisissez un moment à venir, d’ici {days} jours."),
        en=("Invalid expiry", "Choose a moment to come, within {days} days."),
    ),
    "too-many-clients": ProblemText(
        fr=("Trop de systèmes", "Un organisme a {most} systèmes au plus. Révoquez-en un."),
        en=("Too many systems", "An agency has {most} systems at most. Revoke one."),
    ),
    "client-revoked": ProblemText(
        fr=("Système révoqué", "Son accès est terminé. Inscrivez-en un nouveau."),
        en=("System revoked", "Its access has ended. Register a new one."),
    ),
}
