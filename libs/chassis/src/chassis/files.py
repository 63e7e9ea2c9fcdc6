"""Lines of text as a file that spreadsheets open rightly: CSV, or a workbook."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from tempfile import TemporaryDirectory
from typing import Any, Final

import xlsxwriter
from starlette.responses import Response, StreamingResponse

from chassis.domain import DomainError
from chassis.problems import LanguageCode

MOST_ROWS: Final = 200_000
"""In a workbook; CSV holds any number."""

_SEPARATORS: Final[dict[LanguageCode, str]] = {"fr": ";", "en": ","}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ROWS_A_CHUNK = 500

Lines = AsyncIterator[Sequence[str]]


class FileFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES: Final = {
    FileFormat.CSV: "text/csv",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AS_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "All rows that are wanted.",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in MEDIA_TYPES.values()
        },
    }
}
"""For `responses=` of a route that answers a file."""


class TooManyRowsForWorkbook(DomainError):
    """A workbook is made whole before it is sent; ask for a shorter period, or for CSV."""

    slug = "too-many-rows-for-workbook"


async def file_answer(
    titles: Sequence[str], lines: Lines, *, name: str, wanted: FileFormat, language: LanguageCode
) -> Response:
    """`name` is without its ending. Raises TooManyRowsForWorkbook."""
    headers = {
        "content-disposition": f'attachment; filename="{name}.{wanted.value}"',
        "content-language": language,
        "cache-control": "no-store",
    }
    if wanted is FileFormat.XLSX:
        content = await xlsx_of(titles, lines)
        return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)
    chunks = csv_of(titles, lines, language)
    return StreamingResponse(chunks, media_type=MEDIA_TYPES[wanted], headers=headers)


async def csv_of(
    titles: Sequence[str], lines: Lines, language: LanguageCode
) -> AsyncIterator[bytes]:
    """UTF-8 with its mark, the separator by language."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=_SEPARATORS[language], lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow(titles)
    written = 0
    async for line in lines:
        writer.writerow([harmless(cell) for cell in line])
        written += 1
        if written % _ROWS_A_CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


async def xlsx_of(titles: Sequence[str], lines: Lines) -> bytes:
    """Raises TooManyRowsForWorkbook."""
    file = io.BytesIO()
    with TemporaryDirectory() as folder:
        options = {"constant_memory": True, "tmpdir": folder}
        plain = dict.fromkeys(
            ("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False
        )
        book = xlsxwriter.Workbook(file, options | plain)
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, titles, book.add_format({"bold": True}))
        number = 0
        async for line in lines:
            number += 1
            if number > MOST_ROWS:
                raise TooManyRowsForWorkbook(f"more than {MOST_ROWS} rows", most=MOST_ROWS)
            sheet.write_row(number, 0, line)
        book.close()
    return file.getvalue()


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()
