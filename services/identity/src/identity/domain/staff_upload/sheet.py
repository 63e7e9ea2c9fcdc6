"""A file as rows of named cells, whatever kind of file it was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from identity.domain.staff_upload.columns import Column, columns_of
from identity.domain.staff_upload.csv_file import csv_rows
from identity.domain.staff_upload.refusals import (
    FileIsEmpty,
    FileIsProtected,
    FileIsTooLarge,
    TooManyRows,
)
from identity.domain.staff_upload.xlsx_file import xlsx_rows

MOST_MEGABYTES: Final = 10
MOST_ROWS: Final = 50_000
_ZIP: Final = b"PK"
_AT_ONCE: Final = 500
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Progress = Callable[[int, int | None], None]
"""Called with how many rows are done, and of how many if that is known. What it raises ends the
work, as when nobody waits for it any more."""


def no_progress(done: int, total: int | None) -> None:
    """For those whom nobody watches."""


@dataclass(frozen=True)
class SheetRow:
    """`beyond` is whether there were cells under no header."""

    number: int
    cells: dict[Column, str] = field(repr=False)
    beyond: bool = False


def expect_possible(content: bytes) -> None:
    """What can be told at a glance. Raises FileIsEmpty, FileIsTooLarge, FileIsProtected."""
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise FileIsTooLarge("Too many bytes", most=MOST_MEGABYTES)
    if not content.strip():
        raise FileIsEmpty("Nothing in it")
    if content.startswith(_COMPOUND):
        raise FileIsProtected("A compound file: locked, or of the old format")


def read_sheet(content: bytes, progress: Progress = no_progress) -> list[SheetRow]:
    """The rows below the headers; empty ones count for nothing. Raises StaffFileRefused."""
    expect_possible(content)
    rows = xlsx_rows(content) if content.startswith(_ZIP) else csv_rows(content)
    headers = next(((number, cells) for number, cells in rows if any(map(str.strip, cells))), None)
    if headers is None:
        raise FileIsEmpty("No headers")
    columns = columns_of(headers[1])
    read = list(_named(rows, columns, progress))
    if not read:
        raise FileIsEmpty("Nothing below the headers")
    return read


def _named(
    rows: Iterator[tuple[int, list[str]]], columns: list[Column | None], progress: Progress
) -> Iterator[SheetRow]:
    for number, cells in rows:
        if number > MOST_ROWS + 1:
            raise TooManyRows("Too many rows", most=MOST_ROWS)
        if number % _AT_ONCE == 0:
            progress(number, None)
        if not any(map(str.strip, cells)):
            continue
        named = {
            column: cell for column, cell in zip(columns, cells, strict=False) if column is not None
        }
        beyond = any(
            cell.strip()
            for place, cell in enumerate(cells)
            if place >= len(columns) or columns[place] is None
        )
        yield SheetRow(number, named, beyond)
