"""The report of an import: counted for the screen, and line by line for a spreadsheet."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from placements.domain.facilities.findings import Finding, Kind
from placements.domain.facilities.wording import FIELDS, KINDS, Language, reason_in

_HEADERS: dict[Language, list[str]] = {
    "fr": ["Ligne", "Identifiant", "Résultat", "Champ", "Code", "Motif", "Avant", "Après"],
    "en": ["Line", "Identifier", "Result", "Field", "Code", "Reason", "Before", "After"],
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one thing was found."""

    kind: Kind
    field: str
    reason: str
    count: int


def counted(findings: Iterable[Finding]) -> list[Counted]:
    """What was found how often: refusals first, then duplicates, then the rest by field."""
    order = [Kind.REFUSED, Kind.DUPLICATE, Kind.REPAIRED, Kind.INCOMPLETE]
    counts = Counter((finding.kind, finding.field, finding.reason) for finding in findings)
    lines = [Counted(*key, count) for key, count in counts.items()]
    return sorted(
        lines, key=lambda line: (order.index(line.kind), line.field, -line.count, line.reason)
    )


def rows_with(findings: Iterable[Finding], kind: Kind) -> int:
    """How many lines of the file have at least one finding of the kind."""
    return len({finding.line for finding in findings if finding.kind is kind})


def as_spreadsheet(findings: Iterable[Finding], language: Language) -> bytes:
    """CSV that Excel opens as it is: UTF-8 with a mark, and no cell that it would calculate."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADERS[language])
    for finding in findings:
        writer.writerow(
            [
                finding.line,
                _inert(finding.source_id),
                KINDS[finding.kind][language],
                FIELDS[finding.field][language],
                finding.reason,
                reason_in(language, finding.reason),
                _inert(finding.before),
                _inert(finding.after),
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
