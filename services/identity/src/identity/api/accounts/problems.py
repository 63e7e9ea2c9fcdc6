"""What people are told about each broken rule of accounts and links, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "account-exists": ProblemText(
        fr=("Compte existant", "Cette personne a déjà un compte; il sert pour tous ses rôles."),
        en=("Account exists", "This person has an account already; it serves for every role."),
    ),
    "sign-in-name-taken": ProblemText(
        fr=("Adresse déjà utilisée", "Quelqu’un d’autre se connecte avec cette adresse directe."),
        en=("Address in use", "Somebody else signs in with this direct address."),
    ),
    "direct-email-missing": ProblemText(
        fr=("Adresse directe manquante", "Un compte exige une adresse que seule la personne lit."),
        en=("Direct address missing", "An account needs an address that its person alone reads."),
    ),
    "account-disabled": ProblemText(
        fr=("Compte désactivé", "L’administrateur de votre établissement peut le réactiver."),
        en=("Account disabled", "The administrator of your agency can enable it again."),
    ),
    "invitation-invalid": ProblemText(
        fr=("Lien non valide", "Ce lien a servi, a été remplacé ou a plus de 30 minutes."),
        en=("Invalid link", "This link was used, was replaced, or is older than 30 minutes."),
    ),
    "account-dormant": ProblemText(
        fr=(
            "Compte en sommeil",
            "Inutilisé depuis 180 jours. L’administrateur de l’établissement peut le réactiver.",
        ),
        en=(
            "Account dormant",
            "It was not used for 180 days. The administrator of your agency can enable it again.",
        ),
    ),
    "email-change-invalid": ProblemText(
        fr=("Lien non valide", "Ce lien a servi, a été remplacé ou a plus de 30 minutes."),
        en=("Invalid link", "This link was used, was replaced, or is older than 30 minutes."),
    ),
    "another-version-in-force": ProblemText(
        fr=("Texte remplacé", "La version {version} est en vigueur. Lisez-la avant d’accepter."),
        en=("Text replaced", "Version {version} is in force. Read it before you accept."),
    ),
    "already-set-up": ProblemText(
        fr=("Déjà installé", "Practica a déjà un administrateur, qui peut en ajouter d’autres."),
        en=("Already set up", "Practica has an administrator, who can add others."),
    ),
}
