"""The real file: the Open Database of Healthcare Facilities, version 1.1."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from placements.domain.facilities.facility import Facility, as_file
from placements.domain.facilities.findings import Kind
from placements.domain.facilities.parse import ParsedFile, parse_facilities

FILE = Path(__file__).parents[5] / "data" / "odhf" / "odhf_v1.1.csv"


@pytest.fixture(scope="module")
def parsed() -> ParsedFile:
    return parse_facilities(FILE.read_bytes())


@pytest.fixture(scope="module")
def by_id(parsed: ParsedFile) -> dict[str, Facility]:
    return {facility.source_id: facility for facility in parsed.facilities}


def test_every_row_is_a_facility_or_accounted_for(parsed: ParsedFile) -> None:
    kinds = Counter(finding.kind for finding in parsed.findings)

    assert (parsed.rows, parsed.encoding) == (7033, "Windows-1252")
    assert kinds[Kind.DUPLICATE] == 9
    assert kinds[Kind.REFUSED] == 0
    assert len(parsed.facilities) == 7033 - 9


@pytest.mark.parametrize(
    ("source_id", "field", "value"),
    [
        ("S185", "name", "La Coopérative Le Chez-Nous Ltée"),
        ("627", "name", "Colebrook Medical Clinic"),
        ("6935", "name", "CISSS des Îles — Hôpital de l’Archipel"),
        ("6935", "city", "Les Îles-de-la-Madeleine"),
        ("2436", "city", "Noëlville"),
        ("8567", "province", "SK"),
        ("S84", "street", ("", "45", "rue Vue de la Rivière")),
        ("62", "street", ("", "3942", "50A Avenue")),
        ("8732", "street", ("", "", "")),
        ("S10", "postal_code", None),
        ("4949", "position", None),
        ("S20", "position", None),
    ],
)
def test_known_troubles_of_the_file_are_solved(
    source_id: str, field: str, value: object, by_id: dict[str, Facility]
) -> None:
    assert getattr(by_id[source_id], field) == value


def test_no_name_is_left_in_capitals(parsed: ParsedFile) -> None:
    shouted = [f.name for f in parsed.facilities if f.name.isupper() and len(f.name) > 6]

    assert shouted == []


def test_the_repaired_file_needs_no_repair(parsed: ParsedFile) -> None:
    again = parse_facilities(as_file(parsed.facilities))

    assert [f for f in again.findings if f.kind is not Kind.INCOMPLETE] == []
    assert [replace(f, line=0) for f in again.facilities] == [
        replace(f, line=0) for f in parsed.facilities
    ]
