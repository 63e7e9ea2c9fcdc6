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
    "malformed-phone": ProblemText(
        fr=("Téléphone non valide", "Un numéro a de 7 à 15 chiffres; un poste, 10 au plus."),
        en=("Invalid telephone", "A number has 7 to 15 figures; an extension, 10 at most."),
    ),
    "too-many-phones": ProblemText(
        fr=("Trop de téléphones", "Une fiche indique au plus {most} numéros."),
        en=("Too many telephones", "A record names at most {most} numbers."),
    ),
    "person-alike": ProblemText(
        fr=(
            "Fiche semblable",
            "Cette personne y est peut-être déjà. Si c’est quelqu’un d’autre, confirmez-le.",
        ),
        en=(
            "Record alike",
            "This person may be there already. If it is somebody else, confirm it.",
        ),
    ),
    "not-a-duplicate": ProblemText(
        fr=(
            "Pas une fiche en double",
            "Seule une fiche désactivée comme fiche en double peut être supprimée.",
        ),
        en=(
            "Not a duplicate",
            "Only a record that was made inactive as a duplicate can be deleted.",
        ),
    ),
    "duplicate-in-use": ProblemText(
        fr=(
            "Fiche utilisée",
            "Cette fiche a un compte ou un rôle actif; laissez-la inactive ou mettez fin au rôle.",
        ),
        en=(
            "Record in use",
            "This record has an account or an active role; leave it inactive, or end the role.",
        ),
    ),
    "kept-record-elsewhere": ProblemText(
        fr=("Autre fiche attendue", "La fiche qui reste est une autre, active, du même endroit."),
        en=(
            "Another record expected",
            "The one that stays is active, and of the same agency.",
        ),
    ),
}
