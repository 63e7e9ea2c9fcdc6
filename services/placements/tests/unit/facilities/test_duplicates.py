"""The same place twice in one file, and points that are no place."""

from collections.abc import Callable

import pytest

from placements.domain.facilities.findings import Kind
from placements.domain.facilities.parse import ParsedFile, parse_facilities

AFile = Callable[..., bytes]

NOWHERE = {"street_no": "", "street_name": "", "latitude": "", "longitude": ""}


def duplicates(parsed: ParsedFile) -> list[tuple[int, str]]:
    """Line, and the line that was kept instead."""
    return [(f.line, f.after) for f in parsed.findings if f.kind is Kind.DUPLICATE]


@pytest.mark.parametrize(
    "other",
    [
        {"facility_name": "Hopital de Hull."},
        {"street_name": "lionel-emond blvd", "latitude": "45.9", "postal_code": "J8Y 9Z9"},
        {"street_no": "118", "latitude": "45.4423"},
        NOWHERE,
    ],
)
def test_the_same_name_at_the_same_place_is_one_facility(
    other: dict[str, str], a_file: AFile
) -> None:
    parsed = parse_facilities(a_file({}, other))

    assert [facility.line for facility in parsed.facilities] == [2]
    assert duplicates(parsed) == [(3, "2")]


@pytest.mark.parametrize(
    "other",
    [
        {"facility_name": "Hôpital de Aylmer"},
        {"city": "hull", "CSDname": "Hull"},
        {"street_no": "300", "latitude": "45.5"},
    ],
)
def test_another_name_or_place_is_another_facility(other: dict[str, str], a_file: AFile) -> None:
    parsed = parse_facilities(a_file({}, other))

    assert len(parsed.facilities) == 2
    assert duplicates(parsed) == []


def test_the_row_that_tells_more_is_kept_and_completed(a_file: AFile) -> None:
    parsed = parse_facilities(a_file({**NOWHERE}, {"postal_code": ""}))

    (kept,) = parsed.facilities
    assert kept.line == 3
    assert kept.postal_code == "J8Y 1W7"
    assert duplicates(parsed) == [(2, "3")]


def test_an_identifier_used_twice_is_refused(a_file: AFile) -> None:
    parsed = parse_facilities(a_file({"index": "7"}, {"index": "7", "facility_name": "Other"}))

    assert [facility.name for facility in parsed.facilities] == ["Hôpital de Hull"]
    (finding,) = [f for f in parsed.findings if f.kind is Kind.REFUSED]
    assert (finding.line, finding.reason, finding.after) == (3, "identifier-repeated", "2")


def test_one_point_for_many_addresses_is_dropped(a_file: AFile) -> None:
    rows = [{"facility_name": f"Foyer {n}", "street_no": str(n)} for n in range(1, 6)]

    four, five = parse_facilities(a_file(*rows[:4])), parse_facilities(a_file(*rows))

    assert all(facility.position for facility in four.facilities)
    assert not any(facility.position for facility in five.facilities)
    assert len([f for f in five.findings if f.reason == "coordinates-shared"]) == 5
