"""Staff lists as spreadsheets and people write them: lines before the headers, feminine titles."""

import pytest

from identity.domain.people.person import StaffRole
from identity.domain.staff_upload.columns import Column, role_of
from identity.domain.staff_upload.refusals import ColumnsUnknown, FileIsEmpty
from identity.domain.staff_upload.sheet import read_sheet

HEADERS = ["Prénom", "Nom", "Rôles"]
ZOE = ["Zoé", "Gagné", "Superviseure"]


def a_text(delimiter: str, *before: str) -> bytes:
    return "\r\n".join([*before, delimiter.join(HEADERS), delimiter.join(ZOE)]).encode("cp1252")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "~"])
@pytest.mark.parametrize("empty", ["", "  ", "<delimiter><delimiter>", '"";""'])
def test_empty_lines_before_the_headers_hide_no_delimiter(delimiter: str, empty: str) -> None:
    line = empty.replace("<delimiter>", delimiter).replace(";", delimiter)

    [row] = read_sheet(a_text(delimiter, line, line))

    assert row.number == 4
    assert row.cells[Column.LAST_NAME] == "Gagné"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("word", ["sep", "SEP"])
def test_the_line_by_which_a_spreadsheet_is_told_the_delimiter_is_no_header(
    delimiter: str, word: str
) -> None:
    [row] = read_sheet(a_text(delimiter, f"{word}={delimiter}"))

    assert row.number == 3
    assert row.cells[Column.FIRST_NAME] == "Zoé"


def test_that_line_alone_is_an_empty_file_and_amid_others_it_is_a_header() -> None:
    with pytest.raises(FileIsEmpty):
        read_sheet(b"sep=;\r\n")
    with pytest.raises(ColumnsUnknown):
        read_sheet(b"sep=;x\r\nNom;Roles\r\n")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Enseignante de groupe", StaffRole.GROUP_INSTRUCTOR),
        ("Répondante du service", StaffRole.DEPARTMENT_CONTACT),
        ("Autrice de contenu", StaffRole.CONTENT_AUTHOR),
        ("auteure de contenu", StaffRole.CONTENT_AUTHOR),
        ("Répondante de discipline", StaffRole.DISCIPLINE_CONTACT),
        ("ADMINISTRATRICE", StaffRole.ADMINISTRATOR),
    ],
)
def test_a_title_is_understood_in_the_feminine_too(title: str, role: StaffRole) -> None:
    assert role_of(title) is role
