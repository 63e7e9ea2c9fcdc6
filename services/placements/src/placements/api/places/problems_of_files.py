"""What is said when a file of facilities is refused; nothing of it was imported then."""

from chassis.problems import ProblemText

FILE_TEXTS: dict[str, ProblemText] = {
    "only-administrators-import": ProblemText(
        fr=("Droit insuffisant", "Seule l’administration importe des sites."),
        en=("Not permitted", "Only administrators import sites."),
    ),
    "facility-file-refused": ProblemText(
        fr=("Fichier refusé", "Le fichier ne peut pas être lu. Rien n’a été importé."),
        en=("File refused", "The file cannot be read. Nothing was imported."),
    ),
    "facility-file-empty": ProblemText(
        fr=("Fichier vide", "Le fichier ne contient aucun établissement. Rien n’a été importé."),
        en=("Empty file", "The file has no facilities in it. Nothing was imported."),
    ),
    "facility-file-too-large": ProblemText(
        fr=("Fichier trop gros", "Le fichier dépasse {most} Mo. Rien n’a été importé."),
        en=("File too large", "The file is larger than {most} MB. Nothing was imported."),
    ),
    "facility-file-binary": ProblemText(
        fr=(
            "Pas un fichier texte",
            (
                "Il semble s’agir de : {looks_like}. Enregistrez les données en CSV (UTF-8). "
                "Rien n’a été importé."
            ),
        ),
        en=(
            "Not a text file",
            "It looks like: {looks_like}. Save the data as CSV (UTF-8). Nothing was imported.",
        ),
    ),
    "facility-file-encoding": ProblemText(
        fr=(
            "Encodage inconnu",
            "La ligne {line} n’est ni en UTF-8 ni en Windows-1252. Rien n’a été importé.",
        ),
        en=(
            "Unknown encoding",
            "Line {line} is neither UTF-8 nor Windows-1252. Nothing was imported.",
        ),
    ),
    "facility-file-wrong-columns": ProblemText(
        fr=(
            "Colonnes inattendues",
            (
                "Colonnes manquantes : {missing}. En trop : {unexpected}. En double : {repeated}. "
                "Attendu, dans cet ordre : {expected}. Rien n’a été importé."
            ),
        ),
        en=(
            "Wrong columns",
            (
                "Missing columns: {missing}. Unexpected: {unexpected}. Repeated: {repeated}. "
                "Expected, in this order: {expected}. Nothing was imported."
            ),
        ),
    ),
    "facility-file-wrong-separator": ProblemText(
        fr=(
            "Mauvais séparateur",
            (
                "Les colonnes sont séparées par « {separator} » ; il faut des virgules. "
                "Rien n’a été importé."
            ),
        ),
        en=(
            "Wrong separator",
            "The columns are separated by “{separator}”; commas are needed. Nothing was imported.",
        ),
    ),
    "facility-file-truncated": ProblemText(
        fr=(
            "Fichier tronqué",
            (
                "Le fichier s’interrompt à la ligne {line}. Téléchargez-le de nouveau. "
                "Rien n’a été importé."
            ),
        ),
        en=(
            "File cut off",
            "The file breaks off on line {line}. Download it again. Nothing was imported.",
        ),
    ),
    "facility-file-damaged": ProblemText(
        fr=(
            "Fichier endommagé",
            "La ligne {line} a {columns} colonnes au lieu de {expected}. Rien n’a été importé.",
        ),
        en=(
            "File damaged",
            "Line {line} has {columns} columns instead of {expected}. Nothing was imported.",
        ),
    ),
}
