"""From the bytes of the open database to facilities, and to a report of every repair."""

from collections.abc import Callable
from dataclasses import dataclass, field

from placements.domain.facilities.decoding import decode
from placements.domain.facilities.duplicates import merged, without_shared_positions
from placements.domain.facilities.facility import Facility
from placements.domain.facilities.findings import Finding, Kind
from placements.domain.facilities.row import RowReader
from placements.domain.facilities.table import Row, read_rows

_TELL_EVERY = 250

Progress = Callable[[int, int], None]
"""Called with how many rows are done, and of how many."""


def unwatched(done: int, total: int) -> None:
    """Progress that nobody watches."""
    del done, total


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """Everything that a file tells: its facilities, each once, and what was found on the way.

    Both are left out of its representation, which asyncio makes of what a task has answered.
    """

    encoding: str
    rows: int
    facilities: list[Facility] = field(repr=False)
    findings: list[Finding] = field(repr=False)


def parse_facilities(content: bytes, progress: Progress = unwatched) -> ParsedFile:
    """Reads the whole file; raises FacilityFileRefused, and then nothing of it may be used."""
    text, encoding = decode(content)
    rows = read_rows(text)
    facilities, findings = _read(rows, progress)
    facilities, shared = without_shared_positions(facilities)
    facilities, duplicates = merged(facilities)
    found = sorted([*findings, *shared, *duplicates], key=lambda finding: finding.line)
    return ParsedFile(encoding, len(rows), facilities, found)


def _read(rows: list[tuple[int, Row]], progress: Progress) -> tuple[list[Facility], list[Finding]]:
    facilities: list[Facility] = []
    findings: list[Finding] = []
    lines: dict[str, int] = {}
    for count, (line, row) in enumerate(rows, start=1):
        reader = RowReader(line, row)
        facility = reader.read()
        if facility is None:
            findings += reader.findings
        elif facility.source_id in lines:
            first = str(lines[facility.source_id])
            findings.append(_repeated(facility, first))
        else:
            lines[facility.source_id] = line
            facilities.append(facility)
            findings += reader.findings
        if count % _TELL_EVERY == 0 or count == len(rows):
            progress(count, len(rows))
    return facilities, findings


def _repeated(facility: Facility, first: str) -> Finding:
    source_id = facility.source_id
    return Finding(
        facility.line,
        source_id,
        Kind.REFUSED,
        "identifier",
        "identifier-repeated",
        source_id,
        first,
    )
