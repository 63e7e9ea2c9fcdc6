"""The columns of a staff list, their headers and the words in their cells, in both languages."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from identity.domain.people.person import Language, StaffRole
from identity.domain.people.phone import PhoneKind
from identity.domain.staff_upload.refusals import ColumnsMissing, ColumnsUnknown, ColumnTwice
from identity.domain.wording import plain

Words = tuple[str, str]


class Column(StrEnum):
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    ROLES = "roles"
    TITLE = "title"
    LANGUAGE = "language"
    EMAIL = "email"
    DIRECT_EMAIL = "direct_email"
    WORK_PHONE = "work_phone"
    WORK_EXTENSION = "work_extension"
    MOBILE_PHONE = "mobile_phone"
    PAGER = "pager"
    FAX = "fax"


HEADERS: Final[dict[Column, Words]] = {
    Column.FIRST_NAME: ("Prénom", "First name"),
    Column.LAST_NAME: ("Nom", "Last name"),
    Column.ROLES: ("Rôles", "Roles"),
    Column.TITLE: ("Titre", "Title"),
    Column.LANGUAGE: ("Langue", "Language"),
    Column.EMAIL: ("Courriel", "E-mail"),
    Column.DIRECT_EMAIL: ("Courriel direct", "Direct e-mail"),
    Column.WORK_PHONE: ("Téléphone au travail", "Work phone"),
    Column.WORK_EXTENSION: ("Poste", "Extension"),
    Column.MOBILE_PHONE: ("Téléphone mobile", "Mobile phone"),
    Column.PAGER: ("Téléavertisseur", "Pager"),
    Column.FAX: ("Télécopieur", "Fax"),
}
NEEDED: Final = (Column.FIRST_NAME, Column.LAST_NAME, Column.ROLES)
PHONES: Final = {
    Column.WORK_PHONE: PhoneKind.WORK,
    Column.MOBILE_PHONE: PhoneKind.MOBILE,
    Column.PAGER: PhoneKind.PAGER,
    Column.FAX: PhoneKind.FAX,
}

ROLES: Final[dict[StaffRole, Words]] = {
    StaffRole.PLACING_COORDINATOR: ("Coordonnateur de stages (école)", "Placing coordinator"),
    StaffRole.COURSE_LEADER: ("Responsable de cours", "Course leader"),
    StaffRole.INSTRUCTOR: ("Enseignant", "Instructor"),
    StaffRole.GROUP_INSTRUCTOR: ("Enseignant de groupe", "Group instructor"),
    StaffRole.STUDENT_ADMINISTRATOR: ("Gestionnaire des étudiants", "Student administrator"),
    StaffRole.STAFF_ADMINISTRATOR: ("Gestionnaire du personnel", "Staff administrator"),
    StaffRole.DEPARTMENT_CONTACT: ("Répondant du service", "Department contact"),
    StaffRole.CONTENT_AUTHOR: ("Auteur de contenu", "Content author"),
    StaffRole.CONTENT_MANAGER: ("Gestionnaire de contenu", "Content manager"),
    StaffRole.RECEIVING_COORDINATOR: ("Coordonnateur d’accueil", "Receiving coordinator"),
    StaffRole.DESTINATION_COORDINATOR: ("Coordonnateur d’unité", "Destination coordinator"),
    StaffRole.DISCIPLINE_CONTACT: ("Répondant de discipline", "Discipline contact"),
    StaffRole.SUPERVISOR: ("Superviseur", "Supervisor"),
    StaffRole.POLICY_LEVEL: ("Palier stratégique", "Policy level"),
    StaffRole.SUPPORT: ("Soutien", "Support"),
    StaffRole.ADMINISTRATOR: ("Administrateur", "Administrator"),
}

_COLUMNS: Final = {
    plain(word): column
    for column, words in HEADERS.items()
    for word in (*words, column.value.replace("_", " "))
} | {plain("Email"): Column.EMAIL, plain("Direct email"): Column.DIRECT_EMAIL}
_ROLES: Final = {
    plain(word): role
    for role, words in ROLES.items()
    for word in (*words, role.value.replace("_", " "))
} | {
    plain(word): role
    for word, role in (
        ("Superviseure", StaffRole.SUPERVISOR),
        ("Préceptrice", StaffRole.SUPERVISOR),
        ("Précepteur", StaffRole.SUPERVISOR),
        ("Preceptor", StaffRole.SUPERVISOR),
        ("Enseignante", StaffRole.INSTRUCTOR),
        ("Enseignante de groupe", StaffRole.GROUP_INSTRUCTOR),
        ("Répondante du service", StaffRole.DEPARTMENT_CONTACT),
        ("Autrice de contenu", StaffRole.CONTENT_AUTHOR),
        ("Auteure de contenu", StaffRole.CONTENT_AUTHOR),
        ("Répondante de discipline", StaffRole.DISCIPLINE_CONTACT),
        ("Administratrice", StaffRole.ADMINISTRATOR),
        ("Coordonnatrice d’accueil", StaffRole.RECEIVING_COORDINATOR),
        ("Coordonnatrice d’unité", StaffRole.DESTINATION_COORDINATOR),
        ("Coordonnatrice de stages (école)", StaffRole.PLACING_COORDINATOR),
    )
}
_LANGUAGES: Final[dict[str, Language]] = {
    "fr": "fr",
    "francais": "fr",
    "french": "fr",
    "en": "en",
    "anglais": "en",
    "english": "en",
}


def column_of(header: str) -> Column | None:
    """Whatever its case, its accents and a star that marks what is needed."""
    return _COLUMNS.get(plain(header))


def role_of(word: str) -> StaffRole | None:
    return _ROLES.get(plain(word))


def language_of(word: str) -> Language | None:
    return _LANGUAGES.get(plain(word))


def header(column: Column, language: Language) -> str:
    return HEADERS[column][0 if language == "fr" else 1]


def columns_of(headers: Sequence[str]) -> list[Column | None]:
    """What each place of a row holds; None where a column has neither header nor meaning.

    Raises ColumnsUnknown, ColumnTwice, ColumnsMissing."""
    columns = [column_of(text) for text in headers]
    unknown = [t.strip() for t, c in zip(headers, columns, strict=True) if t.strip() and not c]
    if unknown:
        raise ColumnsUnknown("No such column", columns=[text[:100] for text in unknown[:20]])
    known = [column for column in columns if column]
    twice = [header(column, "en") for column in Column if known.count(column) > 1]
    if twice:
        raise ColumnTwice("The same column twice", columns=twice)
    missing = [header(column, "en") for column in NEEDED if column not in known]
    if missing:
        french = [header(column, "fr") for column in NEEDED if column not in known]
        raise ColumnsMissing("Columns are missing", columns=missing, colonnes=french)
    return columns
