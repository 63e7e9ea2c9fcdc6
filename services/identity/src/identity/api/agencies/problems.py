"""What people are told about each broken rule of agencies, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "unknown-province": ProblemText(
        fr=("Province inconnue", "Indiquez le code postal de la province, comme QC."),
        en=("Unknown province", "Give the postal code of the province, such as QC."),
    ),
    "agency-inactive": ProblemText(
        fr=("Établissement inactif", "Rien ne peut être ajouté à un établissement inactif."),
        en=("Inactive agency", "Nothing can be added to an inactive agency."),
    ),
    "department-elsewhere": ProblemText(
        fr=("Autre service", "Ce service appartient à un autre établissement ou est fermé."),
        en=("Another department", "This department is another agency's, or is closed."),
    ),
    "malformed-postal-code": ProblemText(
        fr=("Code postal non valide", "Écrivez le code postal comme J8Y 1W7."),
        en=("Invalid postal code", "Write the postal code like J8Y 1W7."),
    ),
    "word-in-one-language": ProblemText(
        fr=("Mot à donner deux fois", "Donnez le mot en français et en anglais, ou pas du tout."),
        en=("Word needed twice", "Give the word in French and in English, or not at all."),
    ),
    "logo-too-large": ProblemText(
        fr=("Logo trop lourd", "Un logo compte au plus {most} Ko."),
        en=("Logo too large", "A logo has at most {most} KB."),
    ),
    "logo-not-an-image": ProblemText(
        fr=("Pas une image", "Un logo est une image PNG ou JPEG, entière et sans rien d’autre."),
        en=("Not an image", "A logo is a PNG or JPEG picture, whole and with nothing else."),
    ),
    "logo-too-wide": ProblemText(
        fr=(
            "Logo trop grand",
            "Cette image a {width} × {height} pixels; le plus est {widest} × {tallest}.",
        ),
        en=(
            "Logo too big",
            "This picture has {width} × {height} pixels; the most is {widest} × {tallest}.",
        ),
    ),
}
