"""What is said, in French and English, when a rule of reporting is broken."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "aggregates-not-of-role": ProblemText(
        fr=(
            "Statistiques réservées",
            "Les statistiques de tout le réseau sont réservées au niveau stratégique.",
        ),
        en=(
            "Statistics of the network",
            "Statistics of the whole network are for the policy level.",
        ),
    ),
    "period-ends-before-it-starts": ProblemText(
        fr=(
            "La période finit avant de commencer",
            "Le dernier jour de la période précède le premier, le {starts_on}.",
        ),
        en=(
            "The period ends before it starts",
            "The last day of the period lies before its first, {starts_on}.",
        ),
    ),
    "too-many-rows-for-xlsx": ProblemText(
        fr=(
            "Trop de lignes pour un classeur",
            "Une feuille contient au plus {most} lignes. Ajoutez des filtres, ou choisissez CSV.",
        ),
        en=(
            "Too many rows for a workbook",
            "A sheet holds at most {most} rows. Add filters, or choose CSV.",
        ),
    ),
}
