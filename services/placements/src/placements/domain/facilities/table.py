"""From text to rows: the columns must be exactly those of the source, and every line complete."""

import csv
from collections.abc import Iterator
from io import StringIO

from placements.domain.facilities.refusals import (
    FileHasWrongColumns,
    FileHasWrongSeparator,
    FileIsDamaged,
    FileIsEmpty,
    FileIsTruncated,
)

COLUMNS = (
    "index",
    "facility_name",
    "source_facility_type",
    "odhf_facility_type",
    "provider",
    "unit",
    "street_no",
    "street_name",
    "postal_code",
    "city",
    "province",
    "source_format_str_address",
    "CSDname",
    "CSDuid",
    "Pruid",
    "latitude",
    "longitude",
)

_SEPARATORS = {";": ";", "\t": "TAB", "|": "|"}

Row = dict[str, str]


def read_rows(text: str) -> list[tuple[int, Row]]:
    """Each record with the number of its first line in the file; raises FacilityFileRefused."""
    records = _records(text)
    _, header = next(records, (0, []))
    _check_header(header)
    rows = [(line, _row(line, record, text)) for line, record in records if any(record)]
    if not rows:
        raise FileIsEmpty("the file has a header and no facilities")
    if not text.endswith(("\n", "\r")):
        last, _ = rows[-1]
        raise FileIsTruncated(f"line {last} has no end", line=last)
    return rows


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _broken(str(error), line) from error
        if record is None:
            return
        yield line, record
        line = reader.line_num + 1


def _broken(message: str, line: int) -> FileIsTruncated | FileIsDamaged:
    if "unexpected end" in message:
        return FileIsTruncated(f"the quote on line {line} is never closed", line=line)
    return FileIsDamaged(f"line {line}: {message}", line=line, columns="?", expected=len(COLUMNS))


def _check_header(header: list[str]) -> None:
    names = [name.strip() for name in header]
    if tuple(names) == COLUMNS:
        return
    for separator, called in _SEPARATORS.items():
        if len(names) == 1 and tuple(names[0].split(separator)) == COLUMNS:
            raise FileHasWrongSeparator(f"separated by {called}", separator=called)
    missing = [name for name in COLUMNS if name not in names]
    unexpected = [name for name in names if name not in COLUMNS]
    repeated = sorted({name for name in names if names.count(name) > 1})
    raise FileHasWrongColumns(
        "the columns are not those of the source",
        missing=_listed(missing),
        unexpected=_listed(unexpected),
        repeated=_listed(repeated),
        expected=", ".join(COLUMNS),
    )


def _listed(names: list[str]) -> str:
    """At most a dozen names, each cut short: a binary file can have a header of any kind."""
    shown = ", ".join(name[:40] for name in names[:12]) or "–"
    return f"{shown}, …" if len(names) > 12 else shown


def _row(line: int, record: list[str], text: str) -> Row:
    if len(record) != len(COLUMNS):
        if len(record) < len(COLUMNS) and not text.endswith(("\n", "\r")):
            raise FileIsTruncated(f"line {line} breaks off", line=line)
        raise FileIsDamaged(
            f"line {line} has {len(record)} columns",
            line=line,
            columns=len(record),
            expected=len(COLUMNS),
        )
    return dict(zip(COLUMNS, record, strict=True))
