"""Reads a staff list from the first sheet of an XLSX workbook, which is data and never runs."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

from identity.domain.staff_upload.refusals import (
    FileInflates,
    FileIsDamaged,
    FileIsProtected,
    FileNotReadable,
)

MOST_UNPACKED_MEGABYTES: Final = 100
WITHOUT_VALUE: Final = "\x00"
"""Stands for a formula whose result the file does not hold."""

_MOST_PARTS: Final = 1000
_MOST_COLUMNS: Final = 64
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ >/]")
_DEFINITIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, ParseError, KeyError, ValueError)

Cells = Sequence[Any]


def xlsx_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number. Raises FileInflates, FileIsProtected, FileIsDamaged,
    FileNotReadable."""
    with _told_plainly():
        formulas = _inspected(content)
        values = _sheet(content, values=True)
        if not formulas:
            for number, cells in enumerate(values, 1):
                yield number, [_text(cell) for cell in cells]
            return
        beside = zip(values, _sheet(content, values=False), strict=True)
        for number, (cells, written) in enumerate(beside, 1):
            yield number, [_kept(cell, form) for cell, form in zip(cells, written, strict=False)]


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except (*_BROKEN, TypeError, AttributeError, IndexError, OSError) as error:
        raise FileIsDamaged("A workbook that is cut off or broken inside") from error


def _inspected(content: bytes) -> bool:
    """Whether there are formulas. What it would unpack to is known before anything is."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        every = parts.infolist()
        if any(part.flag_bits & 1 for part in every):
            raise FileIsProtected("Locked with a password")
        size = sum(part.file_size for part in every)
        if size > MOST_UNPACKED_MEGABYTES * 1024 * 1024 or len(every) > _MOST_PARTS:
            raise FileInflates("Too much when unpacked", most=MOST_UNPACKED_MEGABYTES)
        if "xl/workbook.xml" not in parts.namelist():
            raise FileNotReadable("A ZIP file that is no workbook")
        formulas = False
        for part in every:
            if part.filename.endswith((".xml", ".rels")):
                text = parts.read(part)
                if any(sign in text for sign in _DEFINITIONS):
                    raise FileNotReadable("XML with definitions of its own")
                sheet = part.filename.startswith("xl/worksheets/")
                formulas = formulas or (sheet and bool(_FORMULA.search(text)))
        return formulas


def _sheet(content: bytes, *, values: bool) -> Iterator[Cells]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)
    try:
        if not book.worksheets:
            raise FileNotReadable("A workbook without a sheet")
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)
    finally:
        book.close()


def _kept(value: Any, written: Any) -> str:
    formula = isinstance(written, str) and written.startswith("=")
    return WITHOUT_VALUE if formula and value is None else _text(value)


def _text(value: Any) -> str:
    """What the sheet shows, nearly: a telephone number that was typed as a figure stays one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
