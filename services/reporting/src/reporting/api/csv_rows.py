"""A report as CSV that spreadsheets open rightly: UTF-8 with its mark, separator by language."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal

from reporting.domain.reports import Reader, Report, Value

BYTE_ORDER_MARK = "\ufeff"
_SEPARATORS = {"fr": ";", "en": ","}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvRows:
    """Writes lines of one report for one reader."""

    def __init__(self, report: Report, reader: Reader) -> None:
        self._report = report
        self._reader = reader
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(
            self._buffer, delimiter=_SEPARATORS[reader.language], lineterminator="\r\n"
        )

    def header(self) -> bytes:
        titles = [column.title.read_in(self._reader.language) for column in self._report.columns]
        self._buffer.write(BYTE_ORDER_MARK)
        return self._written([titles])

    def lines(self, rows: Sequence[Sequence[Value]]) -> bytes:
        """Rows of values, in the order of the columns."""
        return self._written([[self._cell(value) for value in row] for row in rows])

    def _cell(self, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, Decimal):
            number = format(value, "f")
            return number.replace(".", ",") if self._reader.language == "fr" else number
        if isinstance(value, str):
            return harmless(value)
        return str(value)

    def _written(self, cells: Sequence[Sequence[str]]) -> bytes:
        self._writer.writerows(cells)
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return text.encode()


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text
