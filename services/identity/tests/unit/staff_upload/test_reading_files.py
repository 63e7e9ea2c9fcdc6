"""Reading a staff list from whatever people hand over."""

import io
import struct
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from identity.domain.staff_upload.columns import Column
from identity.domain.staff_upload.refusals import (
    ColumnsMissing,
    ColumnsUnknown,
    ColumnTwice,
    FileInflates,
    FileIsDamaged,
    FileIsEmpty,
    FileIsProtected,
    FileIsTooLarge,
    FileNotReadable,
    StaffFileRefused,
    TooManyRows,
)
from identity.domain.staff_upload.sheet import MOST_MEGABYTES, MOST_ROWS, read_sheet
from identity.domain.staff_upload.xlsx_file import WITHOUT_VALUE

FRENCH = ["Prénom", "Nom", "Rôles", "Courriel direct"]
ENGLISH = ["First name", "Last name", "Roles", "Direct e-mail"]
ZOE = ["Zoé", "Gagné", "Superviseur", "zoe@levis.example"]


def a_book(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def a_text(*rows: list[str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)


def changed(content: bytes, name: str, part: bytes | None) -> bytes:
    """The workbook with another content of one part, or without it."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for info in before.infolist():
            if info.filename != name:
                after.writestr(info, before.read(info))
        if part is not None:
            after.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "~", "^", ":"])
@pytest.mark.parametrize("headers", [FRENCH, ENGLISH])
def test_text_is_read_whatever_its_delimiter_its_encoding_and_its_language(
    encoding: str, delimiter: str, headers: list[str]
) -> None:
    [row] = read_sheet(a_text(headers, ZOE, delimiter=delimiter, encoding=encoding))

    assert row.number == 2
    assert row.cells == dict(
        zip(
            (Column.FIRST_NAME, Column.LAST_NAME, Column.ROLES, Column.DIRECT_EMAIL),
            ZOE,
            strict=True,
        )
    )


@pytest.mark.parametrize("headers", [FRENCH, ENGLISH, ["first_name", "NOM *", "roles", "email"]])
def test_a_workbook_is_read_whatever_the_language_of_its_headers(headers: list[str]) -> None:
    [row] = read_sheet(a_book(headers, ZOE))

    assert (row.number, row.cells[Column.FIRST_NAME]) == (2, "Zoé")


def test_quotes_delimiters_and_lines_within_cells_and_empty_rows_are_no_trouble() -> None:
    text = (
        "Nom;Prénom;Rôles;Titre\r\n\r\n;;;\r\n"
        '"Gagné; fille";Zoé;superviseur;"Chef\nde jour"\r\nRoy;Léa;support;'
    )

    first, second = read_sheet(text.encode())

    assert (first.number, first.cells[Column.LAST_NAME]) == (4, "Gagné; fille")
    assert first.cells[Column.TITLE] == "Chef\nde jour"
    assert (second.number, second.cells[Column.TITLE]) == (6, "")


def test_a_telephone_that_was_typed_as_a_figure_stays_one() -> None:
    headers = ["First name", "Last name", "Roles", "Work phone", "Extension"]

    [row] = read_sheet(a_book(headers, ["Zoé", "Roy", "support", 8195550100, 4122.0]))

    assert row.cells[Column.WORK_PHONE] == "8195550100"
    assert row.cells[Column.WORK_EXTENSION] == "4122"


def test_a_formula_is_data_and_never_calculated() -> None:
    written = a_book(ENGLISH, ["=1+1", "Roy", "support", '=HYPERLINK("http://x","y")'])
    sheet = zipfile.ZipFile(io.BytesIO(written)).read("xl/worksheets/sheet1.xml")
    saved = sheet.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
        b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
    )
    assert saved != sheet

    [row] = read_sheet(changed(written, "xl/worksheets/sheet1.xml", saved))
    [text] = read_sheet(a_text(ENGLISH, ["=1+1", "Roy", "support", "=A1"]))

    assert (row.cells[Column.FIRST_NAME], row.cells[Column.DIRECT_EMAIL]) == ("2", WITHOUT_VALUE)
    assert (text.cells[Column.FIRST_NAME], text.cells[Column.DIRECT_EMAIL]) == ("=1+1", "=A1")


def a_bomb() -> bytes:
    return changed(a_book(ENGLISH, ZOE), "xl/media/image1.png", bytes(101 * 1024 * 1024))


def a_locked_zip() -> bytes:
    content = bytearray(a_book(ENGLISH, ZOE))
    place = content.index(b"PK\x01\x02")
    content[place + 8 : place + 10] = struct.pack("<H", 1)
    return bytes(content)


def with_entities() -> bytes:
    sheet = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'
    return changed(a_book(ENGLISH, ZOE), "xl/worksheets/sheet1.xml", sheet)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", FileIsEmpty),
        (b" \r\n ", FileIsEmpty),
        (a_text(ENGLISH), FileIsEmpty),
        (a_book(ENGLISH, ["", None]), FileIsEmpty),
        (a_book(), FileIsEmpty),
        (bytes(MOST_MEGABYTES * 1024 * 1024 + 1), FileIsTooLarge),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileIsProtected),
        (a_locked_zip(), FileIsProtected),
        (b"%PDF-1.7\n\x00\x01\x02", FileNotReadable),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileNotReadable),
        (b"\x7fELF\x02\x01\x01", FileNotReadable),
        (with_entities(), FileNotReadable),
        (changed(a_book(ENGLISH, ZOE), "xl/workbook.xml", None), FileNotReadable),
        (a_book(ENGLISH, ZOE)[:-40], FileIsDamaged),
        (a_book(ENGLISH, ZOE)[:2000], FileIsDamaged),
        (a_text(ENGLISH, ['"Zoé', "Gagné", "support", "a@b.ca"]), FileIsDamaged),
        (
            changed(a_book(ENGLISH, ZOE), "xl/worksheets/sheet1.xml", b"<worksheet><sheetDa"),
            FileIsDamaged,
        ),
        (a_bomb(), FileInflates),
        (a_text(["Nom", "Prénom"], ["Roy", "Léa"]), ColumnsMissing),
        (a_text([*ENGLISH, "Salary"], [*ZOE, "1"]), ColumnsUnknown),
        (a_text([*ENGLISH, "Prénom"], [*ZOE, "Zoé"]), ColumnTwice),
        (a_text(ZOE, ZOE), ColumnsUnknown),
        (a_text(ENGLISH, *[ZOE] * (MOST_ROWS + 1)), TooManyRows),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_staff_list_is_refused_and_says_why(
    content: bytes, why: type[StaffFileRefused]
) -> None:
    with pytest.raises(StaffFileRefused) as refused:
        read_sheet(content)

    assert type(refused.value) is why


def test_wherever_a_workbook_is_cut_it_is_refused() -> None:
    whole = a_book(ENGLISH, *[ZOE] * 20)

    for length in range(4, len(whole) - 22, 97):
        with pytest.raises(StaffFileRefused):
            read_sheet(whole[:length])
