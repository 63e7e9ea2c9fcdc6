"""A report as a workbook: a page that says what it holds, and the rows with typed cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO, Any

import xlsxwriter

from chassis.domain import DomainError
from reporting.domain.language import Text
from reporting.domain.reports import Kind, Reader, Report, Value

MOST_ROWS = 1_048_575
"""A sheet has one row more, for the titles."""

_ABOUT = Text("À propos", "About")
_ROWS = Text("Données", "Data")
_MADE_ON = Text("Produit le", "Made on")
_NO_FILTER = Text("Aucun filtre", "No filter")
_NUMBER_FORMATS = {Kind.WHOLE: "#,##0", Kind.DECIMAL: "#,##0.00", Kind.DAY: "yyyy-mm-dd"}


class TooManyRowsForXlsx(DomainError):
    """A sheet cannot hold so many rows."""

    slug = "too-many-rows-for-xlsx"


@dataclass(frozen=True, kw_only=True)
class About:
    """What the first page says: pairs of a filter's name and its values."""

    made_on: date
    filters: Sequence[tuple[str, str]]


class XlsxBook:
    """Written row by row in constant memory: what is written goes to disk at once."""

    def __init__(
        self, file: IO[bytes], folder: str, report: Report, reader: Reader, about: About
    ) -> None:
        self._report = report
        self._reader = reader
        self._book = xlsxwriter.Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._formats = {
            kind: self._book.add_format({"num_format": number_format})
            for kind, number_format in _NUMBER_FORMATS.items()
        }
        self._bold = self._book.add_format({"bold": True})
        self._write_about(about)
        self._sheet: Any = self._book.add_worksheet(self._say(_ROWS))
        self._next_row = 1
        self._write_titles()

    def write(self, rows: Sequence[Sequence[Value]]) -> None:
        """Raises TooManyRowsForXlsx."""
        for row in rows:
            if self._next_row > MOST_ROWS:
                raise TooManyRowsForXlsx(f"more than {MOST_ROWS} rows", most=MOST_ROWS)
            for place, (column, value) in enumerate(zip(self._report.columns, row, strict=True)):
                self._write_cell(place, column.kind, value)
            self._next_row += 1

    def close(self) -> None:
        """Also after a failure: it lets go of the files. The filter covers what was written."""
        self._sheet.autofilter(0, 0, self._next_row - 1, len(self._report.columns) - 1)
        self._book.close()

    def _write_cell(self, place: int, kind: Kind, value: Value) -> None:
        row = self._next_row
        if value is None:
            return
        if isinstance(value, date):
            self._sheet.write_datetime(row, place, value, self._formats[Kind.DAY])
        elif isinstance(value, int | Decimal):
            self._sheet.write_number(row, place, value, self._formats.get(kind))
        else:
            self._sheet.write_string(row, place, value)

    def _write_about(self, about: About) -> None:
        sheet: Any = self._book.add_worksheet(self._say(_ABOUT))
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 1, 80)
        sheet.write_string(0, 0, self._say(self._report.title), self._bold)
        lines = [(self._say(_MADE_ON), about.made_on.isoformat()), *about.filters]
        if not about.filters:
            lines.append((self._say(_NO_FILTER), ""))
        for place, (name, words) in enumerate(lines, start=1):
            sheet.write_string(place, 0, name)
            sheet.write_string(place, 1, words)

    def _write_titles(self) -> None:
        for place, column in enumerate(self._report.columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, self._say(column.title), self._bold)
        self._sheet.freeze_panes(1, 1)

    def _say(self, text: Text) -> str:
        return text.read_in(self._reader.language)
