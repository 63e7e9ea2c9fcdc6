"""Which files are read, and which are refused as a whole."""

from collections.abc import Callable

import pytest

from placements.domain.facilities.findings import Kind
from placements.domain.facilities.parse import parse_facilities
from placements.domain.facilities.refusals import (
    FacilityFileRefused,
    FileHasUnknownEncoding,
    FileHasWrongColumns,
    FileHasWrongSeparator,
    FileIsBinary,
    FileIsDamaged,
    FileIsEmpty,
    FileIsTooLarge,
    FileIsTruncated,
)

AFile = Callable[..., bytes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_of_the_source_is_read(encoding: str, a_file: AFile) -> None:
    parsed = parse_facilities(a_file({"facility_name": "Hôpital Œuvre"}, encoding=encoding))

    assert [facility.name for facility in parsed.facilities] == ["Hôpital Œuvre"]
    assert parsed.encoding == ("Windows-1252" if encoding == "cp1252" else "UTF-8")


def test_line_ends_of_windows_are_read(a_file: AFile) -> None:
    parsed = parse_facilities(a_file({}, {"city": "hull"}).replace(b"\n", b"\r\n"))

    assert [facility.line for facility in parsed.facilities] == [2, 3]


def refused(content: bytes) -> FacilityFileRefused:
    with pytest.raises(FacilityFileRefused) as raised:
        parse_facilities(content)
    return raised.value


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", FileIsEmpty),
        (b" \r\n\n ", FileIsEmpty),
        (b"\xef\xbb\xbf", FileIsEmpty),
        (b"PK\x03\x04rest", FileIsBinary),
        (b"%PDF-1.7", FileIsBinary),
        (b"\xff\xfei\x00n\x00", FileIsBinary),
        (b"index\x00", FileIsBinary),
        (b"a" * (20 * 1024 * 1024 + 1), FileIsTooLarge),
        (b"index,name\n\x81\x8d", FileHasUnknownEncoding),
        (b"name,city\nHull,Gatineau\n", FileHasWrongColumns),
        (b"\x01\x02\x03", FileHasWrongColumns),
    ],
)
def test_a_file_that_is_no_table_of_facilities_is_refused(
    content: bytes, error: type[FacilityFileRefused]
) -> None:
    assert type(refused(content)) is error


def test_a_header_alone_is_an_empty_file(a_file: AFile) -> None:
    assert isinstance(refused(a_file()), FileIsEmpty)


def test_wrong_columns_are_named(a_file: AFile) -> None:
    error = refused(a_file({}).replace(b"postal_code,city", b"zip,city"))

    assert isinstance(error, FileHasWrongColumns)
    assert error.facts["missing"] == "postal_code"
    assert error.facts["unexpected"] == "zip"


def test_columns_in_another_order_are_refused(a_file: AFile) -> None:
    error = refused(a_file({}).replace(b"postal_code,city", b"city,postal_code"))

    assert isinstance(error, FileHasWrongColumns)


def test_another_separator_is_named(a_file: AFile) -> None:
    error = refused(a_file({}).replace(b",", b";"))

    assert isinstance(error, FileHasWrongSeparator)
    assert error.facts["separator"] == ";"


def test_a_file_cut_anywhere_in_a_line_is_refused(a_file: AFile) -> None:
    whole = a_file({"facility_name": 'Pavillon "A", Hull'}, {})
    start = whole.index(b"\n") + 2

    for end in range(start, len(whole)):
        if whole[end - 1 : end] != b"\n":
            assert isinstance(refused(whole[:end]), FileIsTruncated), whole[:end][-30:]


def test_an_open_quote_is_a_cut_file(a_file: AFile) -> None:
    error = refused(a_file({}) + b'11,"Hull\n12,Hull\n')

    assert isinstance(error, FileIsTruncated)
    assert error.facts["line"] == 3


def test_a_short_line_in_the_middle_is_a_damaged_file(a_file: AFile) -> None:
    header, first, rest = a_file({}, {}).split(b"\n", 2)

    error = refused(b"\n".join([header, first[:20], rest]))

    assert isinstance(error, FileIsDamaged)
    assert error.facts == {"line": 2, "columns": 3, "expected": 17}


def test_line_numbers_count_lines_of_the_file(a_file: AFile) -> None:
    parsed = parse_facilities(a_file({"provider": "two\nlines"}, {"index": ""}, {"city": "hull"}))

    assert [facility.line for facility in parsed.facilities] == [2, 5]
    assert [f.line for f in parsed.findings if f.kind is Kind.REFUSED] == [4]


def test_progress_is_told_to_the_end(a_file: AFile) -> None:
    told: list[tuple[int, int]] = []

    parse_facilities(a_file(*[{}] * 600), lambda done, total: told.append((done, total)))

    assert told[-1] == (600, 600)
    assert len(told) > 1
