"""A book of the ledger as a file: CSV that spreadsheets open rightly, or a workbook."""

import csv
import io
import json
from collections.abc import AsyncIterator
from tempfile import TemporaryDirectory
from typing import Final

import xlsxwriter

from chassis.domain import DomainError
from chassis.ledger.reading import LedgerRow
from chassis.problems import LanguageCode

MOST_ROWS: Final = 200_000
"""In a workbook; CSV holds any number."""

_TITLES: Final[dict[LanguageCode, list[str]]] = {
    "fr": [
        *("Moment (UTC)", "Action", "Par (personne)", "Rôle", "Organisme de la personne"),
        *("Organisme", "Objet", "Personnes visées", "Détails", "Corrélation", "Rang"),
    ],
    "en": [
        *("Moment (UTC)", "Action", "By (person)", "Role", "Agency of the person"),
        *("Agency", "Subject", "About", "Details", "Correlation", "Position"),
    ],
}
_SEPARATORS: Final[dict[LanguageCode, str]] = {"fr": ";", "en": ","}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ROWS_A_CHUNK = 500


class TooManyRowsForWorkbook(DomainError):
    """A workbook is made whole before it is sent; ask for a shorter period, or for CSV."""

    slug = "too-many-rows-for-workbook"


async def csv_of(rows: AsyncIterator[LedgerRow], language: LanguageCode) -> AsyncIterator[bytes]:
    """UTF-8 with its mark, the separator by language."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=_SEPARATORS[language], lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow(_TITLES[language])
    written = 0
    async for row in rows:
        writer.writerow([harmless(cell) for cell in _cells(row)])
        written += 1
        if written % _ROWS_A_CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


async def xlsx_of(rows: AsyncIterator[LedgerRow], language: LanguageCode) -> bytes:
    """Raises TooManyRowsForWorkbook."""
    file = io.BytesIO()
    with TemporaryDirectory() as folder:
        options = {"constant_memory": True, "tmpdir": folder}
        plain = dict.fromkeys(
            ("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False
        )
        book = xlsxwriter.Workbook(file, options | plain)
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, _TITLES[language], book.add_format({"bold": True}))
        number = 0
        async for row in rows:
            number += 1
            if number > MOST_ROWS:
                raise TooManyRowsForWorkbook(f"more than {MOST_ROWS} rows", most=MOST_ROWS)
            sheet.write_row(number, 0, _cells(row))
        book.close()
    return file.getvalue()


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def _cells(row: LedgerRow) -> list[str]:
    return [
        f"{row.recorded_at:%Y-%m-%d %H:%M:%S}",
        row.what,
        _text(row.actor_person_id),
        _text(row.actor_role),
        _text(row.actor_agency_id),
        _text(row.agency_id),
        _text(row.subject_id),
        " ".join(map(str, row.concerns)),
        json.dumps(row.facts, ensure_ascii=False, sort_keys=True),
        str(row.correlation_id),
        _text(row.position),
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
