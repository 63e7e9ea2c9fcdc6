"""CSV opens rightly in a spreadsheet of either language, and runs nothing there."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from reporting.api.csv_rows import CsvRows, harmless
from reporting.domain.language import Language, Text
from reporting.domain.reports import Column, Kind, Reader, Report
from reporting.domain.sides import Side

REPORT = Report(
    Text("Essai", "Trial"),
    Text("essai", "trial"),
    (
        Column("name", Text("Élève", "Student")),
        Column("hours", Text("Heures", "Hours"), Kind.DECIMAL),
        Column("day", Text("Jour", "Day"), Kind.DAY),
        Column("count", Text("Nombre", "Count"), Kind.WHOLE),
    ),
)


def written(language: Language, *rows: list[object]) -> bytes:
    csv_rows = CsvRows(REPORT, Reader(Side.SCHOOL, language))
    return csv_rows.header() + csv_rows.lines(rows)  # type: ignore[arg-type]  # any value will do


def test_french_has_semicolons_and_decimal_commas_after_the_mark_of_utf_8() -> None:
    row = ["Hélène", Decimal("88.50"), date(2026, 12, 2), 4]

    assert written("fr", row) == (
        "\ufeffÉlève;Heures;Jour;Nombre\r\nHélène;88,50;2026-12-02;4\r\n".encode()
    )


def test_english_has_commas_and_decimal_points() -> None:
    row = ["Soins, unité 4", Decimal("1E+2"), None, -4]

    assert written("en", row) == (
        '\ufeffStudent,Hours,Day,Count\r\n"Soins, unité 4",100,,-4\r\n'.encode()
    )


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "  =1", "＝1", '=HYPERLINK("http://x")'],
)
def test_text_that_would_be_a_formula_is_made_harmless(text: str) -> None:
    line = written("fr", [text, None, None, None]).decode().split("\r\n", 1)[1]

    (cells,) = csv.reader(io.StringIO(line, newline=""), delimiter=";")

    assert cells[0] == f"'{text}"


@pytest.mark.parametrize("text", ["PR-2026-000123", "Soins", "", "5 = 5", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_a_cell_may_hold_separators_quotes_and_line_breaks() -> None:
    text = 'Unité "4"; aile B\nnord'

    lines = written("fr", [text, None, None, None]).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter=";"))
    assert rows[1][0] == text
