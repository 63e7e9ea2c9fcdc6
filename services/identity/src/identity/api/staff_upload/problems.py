"""What people are told about files of staff and their rows, in French and English."""

from chassis.problems import ProblemText

_FILES: dict[str, ProblemText] = {
    "staff-file-refused": ProblemText(
        fr=("Fichier refusé", "Ce fichier ne peut pas être lu comme une liste du personnel."),
        en=("File refused", "This file cannot be read as a staff list."),
    ),
    "staff-file-empty": ProblemText(
        fr=("Fichier vide", "Le fichier ne contient aucune ligne sous ses en-têtes."),
        en=("Empty file", "The file holds no row below its headers."),
    ),
    "staff-file-too-large": ProblemText(
        fr=("Fichier trop lourd", "Un fichier compte au plus {most} Mo."),
        en=("File too large", "A file has at most {most} MB."),
    ),
    "staff-file-not-readable": ProblemText(
        fr=(
            "Fichier illisible",
            "Envoyez un classeur XLSX ou un fichier CSV en UTF-8 ou Windows-1252.",
        ),
        en=("Unreadable file", "Send an XLSX workbook, or a CSV file in UTF-8 or Windows-1252."),
    ),
    "staff-file-protected": ProblemText(
        fr=(
            "Fichier protégé",
            "Le fichier a un mot de passe, ou l’ancien format XLS. Enregistrez-le sans, en XLSX.",
        ),
        en=(
            "Protected file",
            "The file has a password, or the old format XLS. Save it without, as XLSX.",
        ),
    ),
    "staff-file-damaged": ProblemText(
        fr=("Fichier endommagé", "Le fichier est tronqué ou endommagé. Enregistrez-le de nouveau."),
        en=("Damaged file", "The file is cut off or damaged. Save it again."),
    ),
    "staff-file-inflates": ProblemText(
        fr=("Fichier démesuré", "Décompressé, ce fichier dépasserait {most} Mo."),
        en=("File out of proportion", "Unpacked, this file would exceed {most} MB."),
    ),
    "staff-file-too-many-rows": ProblemText(
        fr=("Trop de lignes", "Un fichier compte au plus {most} lignes."),
        en=("Too many rows", "A file has at most {most} rows."),
    ),
    "staff-file-columns-missing": ProblemText(
        fr=("Colonnes manquantes", "Il manque ces colonnes (en anglais) : {columns}."),
        en=("Columns missing", "These columns are missing: {columns}."),
    ),
    "staff-file-columns-unknown": ProblemText(
        fr=("Colonnes inconnues", "Le modèle n’a pas ces colonnes : {columns}."),
        en=("Unknown columns", "The template has no such columns: {columns}."),
    ),
    "staff-file-column-twice": ProblemText(
        fr=("Colonne en double", "Ces colonnes (en anglais) y sont deux fois : {columns}."),
        en=("Column twice", "These columns are there twice: {columns}."),
    ),
    "staff-upload-has-refused-rows": ProblemText(
        fr=(
            "Lignes refusées",
            "{refused} lignes sont refusées. Corrigez le fichier, ou demandez le reste seulement.",
        ),
        en=(
            "Rows refused",
            "{refused} rows are refused. Correct them, or ask for the rest only.",
        ),
    ),
    "staff-upload-not-checked": ProblemText(
        fr=("Pas encore possible", "Ce fichier n’est pas vérifié, ou c’est déjà fait ({state})."),
        en=("Not possible yet", "This file is not checked, or it is done already ({state})."),
    ),
    "staff-upload-changed-meanwhile": ProblemText(
        fr=(
            "Personnel modifié entre-temps",
            "Le fichier ferait autre chose que montré; rien n’est changé. Regardez de nouveau.",
        ),
        en=(
            "Staff changed meanwhile",
            "The file would do something else than shown; nothing was changed. Look again.",
        ),
    ),
    "staff-file-exchanged": ProblemText(
        fr=("Autre fichier", "Le fichier conservé n’est pas celui qui a été envoyé. Renvoyez-le."),
        en=("Another file", "The file that is kept is not the one that was sent. Send it again."),
    ),
    "staff-upload-gave-up": ProblemText(
        fr=("Travail interrompu", "Le travail s’est interrompu plusieurs fois. Rien n’est changé."),
        en=("Work broken off", "The work broke off several times. Nothing was changed."),
    ),
}
_ROWS: dict[str, ProblemText] = {
    "cell-refused": ProblemText(
        fr=("Cellule refusée", "Cette cellule est à corriger."),
        en=("Cell refused", "This cell needs to be corrected."),
    ),
    "unknown-staff-role": ProblemText(
        fr=("Rôle inconnu", "« {role} » n’est pas un rôle du modèle."),
        en=("Unknown role", "“{role}” is no role of the template."),
    ),
    "unknown-language": ProblemText(
        fr=("Langue inconnue", "Écrivez fr ou en."),
        en=("Unknown language", "Write fr or en."),
    ),
    "cell-too-long": ProblemText(
        fr=("Texte trop long", "Une cellule compte au plus {most} lettres."),
        en=("Text too long", "A cell has at most {most} letters."),
    ),
    "cell-beyond-columns": ProblemText(
        fr=("Cellule de trop", "La ligne a plus de cellules qu’il y a d’en-têtes."),
        en=("Cell too many", "The row has more cells than there are headers."),
    ),
    "formula-without-value": ProblemText(
        fr=("Formule sans résultat", "Remplacez la formule par son résultat."),
        en=("Formula without a result", "Replace the formula by its result."),
    ),
    "same-row-before": ProblemText(
        fr=("Personne en double", "La ligne {row} dit déjà cela de la même personne."),
        en=("Person twice", "Row {row} is of the same person already."),
    ),
    "person-in-other-department": ProblemText(
        fr=("Autre service", "Cette personne est dans un autre service de l’établissement."),
        en=("Other department", "This person is in another department of the agency."),
    ),
    "row-of-inactive-person": ProblemText(
        fr=("Fiche inactive", "Cette personne ne travaille plus ici. Réactivez d’abord sa fiche."),
        en=("Inactive record", "This person no longer works here. Restore the record first."),
    ),
    "several-records-fit": ProblemText(
        fr=("Plusieurs fiches", "Plusieurs fiches correspondent; donnez l’adresse directe."),
        en=("Several records", "Several records fit; give the direct address."),
    ),
    "address-of-somebody-else": ProblemText(
        fr=("Adresse d’autrui", "Cette adresse directe est celle de quelqu’un d’un autre nom."),
        en=("Somebody else’s address", "This direct address is that of somebody of another name."),
    ),
    "same-name-other-address": ProblemText(
        fr=(
            "Même nom, autre adresse",
            "Quelqu’un de ce nom a une autre adresse directe. Corrigez ou ajoutez sa fiche à part.",
        ),
        en=(
            "Same name, other address",
            "Somebody of this name has another direct address. Correct or add the record by hand.",
        ),
    ),
}

TEXTS: dict[str, ProblemText] = {**_FILES, **_ROWS}
