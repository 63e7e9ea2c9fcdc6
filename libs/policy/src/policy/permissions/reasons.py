"""Why something is granted or refused: a stable word, and a sentence in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    slug: str
    fr: str
    en: str

    def read_in(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


GRANTED = Reason(
    "granted", "Le rôle et le niveau le permettent.", "The role and the level allow it."
)
NOT_OF_ROLE = Reason("not-of-role", "Ce rôle ne le permet pas.", "The role does not allow it.")
ONLY_LOOKS = Reason(
    "only-looks",
    "Ce niveau permet de consulter, et ne change rien.",
    "The level allows looking, and changes nothing.",
)
LOCAL_ADMINISTRATORS_ONLY = Reason(
    "local-administrators-only",
    "Seul un administrateur local peut le faire.",
    "Only a local administrator may do it.",
)
WITHOUT_NAMES = Reason(
    "without-names",
    "Ce compte ne voit aucun nom d’étudiant.",
    "The account sees no names of students.",
)
PERMISSION_OF_ITS_OWN = Reason(
    "permission-of-its-own",
    "Il faut la permission distincte de modifier l’état de facturation.",
    "It needs the separate permission to edit the invoicing status.",
)
OUT_OF_SCOPE = Reason(
    "out-of-scope",
    "Cela ne fait pas partie des droits de ce rôle.",
    "It lies outside the rights of the role.",
)
REASONS: tuple[Reason, ...] = (
    GRANTED,
    NOT_OF_ROLE,
    ONLY_LOOKS,
    LOCAL_ADMINISTRATORS_ONLY,
    WITHOUT_NAMES,
    PERMISSION_OF_ITS_OWN,
    OUT_OF_SCOPE,
)
