"""What people are told about each broken rule of staff records, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "name-missing": ProblemText(
        fr=("Nom manquant", "Ce champ ne peut pas être vide."),
        en=("Name missing", "This field cannot be empty."),
    ),
    "malformed-email": ProblemText(
        fr=("Adresse non valide", "Ce n’est pas une adresse de courriel."),
        en=("Invalid address", "This is not an e-mail address."),
    ),
    "staff-roles-missing": ProblemText(
        fr=("Rôle manquant", "Une fiche du personnel indique au moins un rôle."),
        en=("Role missing", "A staff record names at least one role."),
    ),
    "person-inactive": ProblemText(
        fr=("Fiche inactive", "Cette personne ne travaille plus ici. Réactivez d’abord sa fiche."),
        en=("Inactive record", "This person no longer works here. Restore the record first."),
    ),
}
