"""What is repaired in a row, what is dropped from it, and which rows are refused."""

from collections.abc import Callable

import pytest

from placements.domain.facilities.facility import FacilityType
from placements.domain.facilities.findings import Kind
from placements.domain.facilities.positions import Position
from placements.domain.facilities.row import RowReader

ARowRead = Callable[..., RowReader]

REPAIRS: dict[str, tuple[dict[str, str], str, object]] = {
    "letters-garbled": ({"facility_name": "CLSC DE CHÃ‚TEAUGUAY"}, "name", "CLSC de Châteauguay"),
    "name-capitals": ({}, "name", "Hôpital de Hull"),
    "name-accents": ({"facility_name": "HOPITAL DE HULL"}, "name", "Hôpital de Hull"),
    "stray-characters": (
        {"facility_name": "Hôpital\u00a0\u200bde Hull"},
        "name",
        "Hôpital de Hull",
    ),
    "extra-spaces": ({"facility_name": " Hôpital  de Hull"}, "name", "Hôpital de Hull"),
    "province-capitals": ({}, "province", "QC"),
    "province-by-census-code": ({"province": "queb."}, "province", "QC"),
    "city-capitals": ({}, "city", "Gatineau"),
    "city-spelling": (
        {"city": "saint-jerome", "CSDname": "Saint-Jérôme"},
        "city",
        "Saint-Jérôme",
    ),
    "city-by-subdivision": ({"city": ""}, "city", "Gatineau"),
    "postal-code-form": ({"postal_code": "j8y-1w7"}, "postal_code", "J8Y 1W7"),
    "postal-code-unusable": ({"postal_code": "12345"}, "postal_code", None),
    "postal-code-of-another-province": ({"postal_code": "V8Y 1W7"}, "postal_code", None),
    "coordinates-unreadable": ({"latitude": "north"}, "position", None),
    "coordinates-outside-canada": ({"latitude": "0", "longitude": "0"}, "position", None),
    "coordinates-of-another-province": ({"longitude": "-120.5"}, "position", None),
    "coordinates-without-sign": (
        {"longitude": "75.741123"},
        "position",
        Position(45.442211, -75.741123),
    ),
    "coordinates-swapped": (
        {"latitude": "-75.741123", "longitude": "45.442211"},
        "position",
        Position(45.442211, -75.741123),
    ),
    "facility-type-unknown": ({"odhf_facility_type": "Zoo"}, "facility_type", None),
    "facility-type-capitals": (
        {"odhf_facility_type": "hospitals"},
        "facility_type",
        FacilityType.HOSPITAL,
    ),
}

STREETS: dict[str, tuple[dict[str, str], str]] = {
    "street-capitals": ({}, "116, boulevard Lionel-Émond"),
    "street-kind": (
        {"street_no": "28", "street_name": "oki dr nw"},
        "28 Oki Drive NW",
    ),
    "street-unit-split": (
        {"street_no": "207-450", "street_name": "lansdowne street"},
        "207-450 Lansdowne Street",
    ),
    "street-number-of-name": (
        {"street_no": "3830-43", "street_name": "avenue"},
        "3830 43 Avenue",
    ),
    "street-kind-twice": (
        {"street_no": "125", "street_name": "avenue murphy avenue"},
        "125, avenue Murphy",
    ),
    "street-not-an-address": ({"street_no": "2po", "street_name": "leroy sk sok"}, ""),
    "street-number": ({"street_no": "#4"}, "4, boulevard Lionel-Émond"),
}

REFUSALS = {
    "identifier-missing": {"index": " "},
    "identifier-unusable": {"index": "a b"},
    "name-missing": {"facility_name": " - "},
    "name-too-long": {"facility_name": "x" * 201},
    "province-unknown": {"province": "zz", "Pruid": "99"},
}


@pytest.mark.parametrize("reason", REPAIRS)
def test_a_repair_is_made_and_reported(reason: str, a_row_read: ARowRead) -> None:
    changes, field, expected = REPAIRS[reason]
    reader = a_row_read(**changes)

    facility = reader.read()

    assert facility is not None
    assert getattr(facility, field) == expected
    finding = next(finding for finding in reader.findings if finding.reason == reason)
    assert finding.kind is Kind.REPAIRED
    assert finding.line == 2
    assert finding.before != finding.after


@pytest.mark.parametrize("reason", STREETS)
def test_a_street_is_put_in_order_and_reported(reason: str, a_row_read: ARowRead) -> None:
    changes, expected = STREETS[reason]
    reader = a_row_read(**changes)

    facility = reader.read()

    assert facility is not None
    assert str(facility.street) == expected
    assert reason in {finding.reason for finding in reader.findings}


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_row_that_cannot_be_a_place_is_refused(reason: str, a_row_read: ARowRead) -> None:
    reader = a_row_read(**REFUSALS[reason])

    assert reader.read() is None
    assert [(finding.kind, finding.reason) for finding in reader.findings] == [
        (Kind.REFUSED, reason)
    ]


@pytest.mark.parametrize(
    ("missing", "changes"),
    [
        ("street-missing", {"street_no": "", "street_name": ""}),
        ("coordinates-missing", {"latitude": "", "longitude": ""}),
        ("postal_code-missing", {"postal_code": ""}),
        ("city-missing", {"city": "", "CSDname": ""}),
        ("facility_type-missing", {"odhf_facility_type": ""}),
    ],
)
def test_what_the_source_does_not_tell_is_reported(
    missing: str, changes: dict[str, str], a_row_read: ARowRead
) -> None:
    reader = a_row_read(**changes)

    assert reader.read() is not None
    assert missing in {f.reason for f in reader.findings if f.kind is Kind.INCOMPLETE}


def test_a_range_of_numbers_is_no_unit(a_row_read: ARowRead) -> None:
    facility = a_row_read(street_no="20-24", street_name="hospital road").read()

    assert facility is not None
    assert facility.street == ("", "20-24", "Hospital Road")
