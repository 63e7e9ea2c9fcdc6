"""Reads a staff list from text: any delimiter, UTF-8 with or without its mark, Windows-1252."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from identity.domain.staff_upload.columns import column_of
from identity.domain.staff_upload.refusals import FileIsDamaged, FileNotReadable

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_USUAL: Final = (",", ";", "\t", "|")
_NEVER: Final = frozenset("\"'\r\n -_.*’()")
_LONGEST_HEADER: Final = 4000
_TOLD: Final = re.compile(r"sep=[^\r\n](?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""The line by which a spreadsheet is told the delimiter. It is no row; the headers say the same."""


def csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line. Raises FileNotReadable, FileIsDamaged."""
    text = _decoded(content)
    told = _TOLD.match(text)
    text, skipped = (text[told.end() :], 1) if told else (text, 0)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line + skipped, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileIsDamaged("A quote that never ends, or stands amid a cell") from error


def _decoded(content: bytes) -> str:
    encodings = [name for mark, name in _MARKS if content.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if _is_text(text):
            return text
    raise FileNotReadable("No text in a known encoding")


def _is_text(text: str) -> bool:
    """Without the control letters that files of other kinds are full of."""
    return not any(unicodedata.category(one) == "Cc" for one in set(text) - set("\t\r\n\x0b\x0c"))


def _delimiter(text: str) -> str:
    """The sign that divides the first row that says anything into the most headers that mean
    something."""
    lines = text.lstrip()[:_LONGEST_HEADER].splitlines()
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    others = sorted({one for one in first if not one.isalnum()} - _NEVER - set(_USUAL))
    return max((*_USUAL, *others), key=lambda sign: _understood(first, sign))


def _understood(first: str, delimiter: str) -> int:
    try:
        cells = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(column_of(cell) is not None for cell in cells)
