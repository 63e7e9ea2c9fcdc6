"""What holds for every file there is: all of it or nothing, and a repaired file needs no repair."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from placements.domain.facilities.facility import Facility, as_file
from placements.domain.facilities.findings import Kind
from placements.domain.facilities.parse import ParsedFile, parse_facilities
from placements.domain.facilities.refusals import FacilityFileRefused
from placements.domain.facilities.table import COLUMNS
from placements.domain.facilities.text import listed

AFile = Callable[..., bytes]

WORDS = st.sampled_from(
    listed(
        "CENTRE d'hébergement L'ÎLE Mcdonald ii rue st ave Ã© Â the (the) a e. O'neill — - / "
        "SAINT-JEAN 3e 12a 207-450 #4 avenue québec sok sk Saik'Uz HÔPITAL qu'appelle"
    )
)
CELL = st.one_of(
    st.text(max_size=30),
    st.lists(WORDS, max_size=6).map(" ".join),
    st.sampled_from(["", "qc", "ON", "24", "45.5", "-73.6", "J8Y1W7", "Hospitals"]),
)
ROW = st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS[1:], CELL))


def outcome(content: bytes) -> ParsedFile | None:
    try:
        return parse_facilities(content)
    except FacilityFileRefused:
        return None


def unnumbered(facilities: list[Facility]) -> list[Facility]:
    return [replace(facility, line=0) for facility in facilities]


@settings(deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_clearly_refused(content: bytes) -> None:
    outcome(content)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(ROW, min_size=1, max_size=4),
    cut=st.integers(0, 2000),
    put=st.binary(max_size=6),
)
def test_a_damaged_file_is_read_whole_or_refused(
    rows: list[dict[str, str]], cut: int, put: bytes, a_file: AFile
) -> None:
    content = a_file(*rows, encoding="utf-8")
    place = cut % len(content)

    parsed = outcome(content[:place] + put + content[place:])

    if parsed is not None:
        lost = [f for f in parsed.findings if f.kind in (Kind.REFUSED, Kind.DUPLICATE)]
        assert len(parsed.facilities) + len(lost) == parsed.rows


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(ROW, min_size=1, max_size=5))
def test_a_repaired_file_is_read_without_repairs(rows: list[dict[str, str]], a_file: AFile) -> None:
    parsed = outcome(a_file(*rows).replace(b"\x00", b""))
    if parsed is None or not parsed.facilities:
        return

    again = parse_facilities(as_file(parsed.facilities))

    assert unnumbered(again.facilities) == unnumbered(parsed.facilities)
    assert [f for f in again.findings if f.kind is not Kind.INCOMPLETE] == []
