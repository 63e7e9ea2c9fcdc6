"""A workbook has typed cells, a page about itself, and runs nothing."""

import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reporting.api import xlsx_book
from reporting.api.xlsx_book import About, TooManyRowsForXlsx, XlsxBook
from reporting.domain.language import Language, Text
from reporting.domain.reports import Column, Kind, Reader, Report, Value
from reporting.domain.sides import Side

REPORT = Report(
    Text("Essai", "Trial"),
    Text("essai", "trial"),
    (
        Column("name", Text("Nom", "Name")),
        Column("hours", Text("Heures", "Hours"), Kind.DECIMAL),
        Column("day", Text("Jour", "Day"), Kind.DAY),
        Column("count", Text("Nombre", "Count"), Kind.WHOLE),
    ),
)


def read_back(folder: Path, language: Language, rows: list[list[Value]]) -> Any:
    file = io.BytesIO()
    about = About(made_on=date(2026, 11, 23), filters=[("Programme", "Soins infirmiers")])
    book = XlsxBook(file, str(folder), REPORT, Reader(Side.SCHOOL, language), about)
    try:
        book.write(rows)
    finally:
        book.close()
    assert list(folder.iterdir()) == []
    return openpyxl.load_workbook(io.BytesIO(file.getvalue()))


def test_cells_have_their_types_and_formulas_stay_text(tmp_path: Path) -> None:
    row: list[Value] = ["=1+1", Decimal("88.5"), date(2026, 12, 2), 4]

    sheet = read_back(tmp_path, "fr", [row, [None, None, None, None]])["Données"]

    assert [cell.value for cell in sheet[1]] == ["Nom", "Heures", "Jour", "Nombre"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", 88.5, datetime(2026, 12, 2), 4]  # noqa: DTZ001 - cells have no zone
    assert sheet["A2"].data_type == "s"
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:D3"


def test_the_first_page_names_the_report_its_day_and_its_filters(tmp_path: Path) -> None:
    about = read_back(tmp_path, "en", [])["About"]

    words = [cell.value for row in about.iter_rows() for cell in row if cell.value is not None]
    assert words == ["Trial", "Made on", "2026-11-23", "Programme", "Soins infirmiers"]


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_book, "MOST_ROWS", 2)

    with pytest.raises(TooManyRowsForXlsx):
        read_back(tmp_path, "fr", [["a", None, None, None]] * 3)
