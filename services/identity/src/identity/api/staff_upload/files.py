"""The files that people fill in, and those that tell them what became of each row."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font

from chassis.files import harmless
from chassis.problems import LanguageCode
from identity.domain.staff_upload.columns import NEEDED, ROLES, Column, header
from identity.domain.staff_upload.planned import Outcome
from identity.queries.staff_upload.uploads import FindingRow

_SEPARATORS: Final[dict[LanguageCode, str]] = {"fr": ";", "en": ","}
_WIDTH: Final = 24
_TITLES: Final[dict[LanguageCode, list[str]]] = {
    "fr": ["Ligne", "Résultat", "Nom", "Colonne", "Raison"],
    "en": ["Row", "Outcome", "Name", "Column", "Reason"],
}
_OUTCOMES: Final[dict[Outcome, tuple[str, str]]] = {
    Outcome.ADDED: ("Ajoutée", "Added"),
    Outcome.CHANGED: ("Modifiée", "Changed"),
    Outcome.UNCHANGED: ("Inchangée", "Unchanged"),
    Outcome.REFUSED: ("Refusée", "Refused"),
}


def csv_template(language: LanguageCode) -> bytes:
    """Headers alone, UTF-8 with its mark, and the separator that spreadsheets expect."""
    return _csv([_headers(language)], language)


def xlsx_template(language: LanguageCode) -> bytes:
    """Headers, and a second sheet with the words for roles."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("a new workbook has a sheet")
    sheet.title = "Personnel" if language == "fr" else "Staff"
    sheet.append(_headers(language))
    for place, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[chr(64 + place)].width = _WIDTH
    sheet.freeze_panes = "A2"
    words = book.create_sheet("Rôles" if language == "fr" else "Roles")
    for french, english in ROLES.values():
        words.append([french if language == "fr" else english])
    words.column_dimensions["A"].width = _WIDTH * 2
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of_findings(rows: Iterable[FindingRow], language: LanguageCode) -> bytes:
    """Names come from the file, so none of them may run as a formula in the next one."""
    place = 0 if language == "fr" else 1
    lines = (
        [
            str(row.row),
            _OUTCOMES[row.outcome][place],
            harmless(row.name),
            row.header or "",
            harmless(row.detail or ""),
        ]
        for row in rows
    )
    return _csv([_TITLES[language], *lines], language)


def _headers(language: LanguageCode) -> list[str]:
    """A star marks what has to be there."""
    return [header(column, language) + " *" * (column in NEEDED) for column in Column]


def _csv(lines: Iterable[list[str]], language: LanguageCode) -> bytes:
    text = io.StringIO(newline="")
    text.write("\ufeff")
    csv.writer(text, delimiter=_SEPARATORS[language], lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode()
