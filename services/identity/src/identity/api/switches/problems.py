"""What people are told about each broken rule of switches, in French and English."""

from chassis.problems import ProblemText

TEXTS: dict[str, ProblemText] = {
    "switch-not-of-level": ProblemText(
        fr=("Pas à ce niveau", "Cette option se règle à un autre niveau : {levels}."),
        en=("Not at this level", "This switch is set at another level: {levels}."),
    ),
    "switch-place-missing": ProblemText(
        fr=(
            "Lieu à préciser",
            "Nommez la province, ou l’organisme et, s’il le faut, le lieu; rien de plus.",
        ),
        en=(
            "Say where",
            "Name the province, or the agency and, if the level has one, the place; no more.",
        ),
    ),
}
