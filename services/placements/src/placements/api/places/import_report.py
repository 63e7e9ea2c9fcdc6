"""What an import answers: how many sites changed, and everything that was found in the file."""

from typing import Self

from pydantic import BaseModel

from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.findings import Kind
from placements.domain.facilities.parse import ParsedFile
from placements.domain.facilities.report import counted, rows_with
from placements.domain.facilities.wording import Language, reason_in


class FindingCount(BaseModel):
    """How often one thing was found."""

    kind: Kind
    field: str
    reason: str
    text: str
    count: int


class FindingRow(BaseModel):
    """One thing found on one line of the file."""

    line: int
    source_id: str
    kind: Kind
    field: str
    reason: str
    before: str
    after: str


class SiteImportReport(BaseModel):
    """`absent` sites came from this source before, but are not in the file; they stay."""

    dry_run: bool
    encoding: str
    rows: int
    added: int
    changed: int
    unchanged: int
    absent: int
    repaired_rows: int
    refused_rows: int
    duplicate_rows: int
    incomplete_rows: int
    counts: list[FindingCount]
    findings: list[FindingRow]

    @classmethod
    def of(
        cls, file: ParsedFile, comparison: Comparison, language: Language, *, dry_run: bool
    ) -> Self:
        """The report in the caller's language."""
        found = file.findings
        return cls(
            dry_run=dry_run,
            encoding=file.encoding,
            rows=file.rows,
            added=comparison.added,
            changed=comparison.changed,
            unchanged=comparison.unchanged,
            absent=comparison.absent,
            repaired_rows=rows_with(found, Kind.REPAIRED),
            refused_rows=rows_with(found, Kind.REFUSED),
            duplicate_rows=rows_with(found, Kind.DUPLICATE),
            incomplete_rows=rows_with(found, Kind.INCOMPLETE),
            counts=[
                FindingCount(
                    kind=line.kind,
                    field=line.field,
                    reason=line.reason,
                    text=reason_in(language, line.reason),
                    count=line.count,
                )
                for line in counted(found)
            ],
            findings=[FindingRow.model_validate(one, from_attributes=True) for one in found],
        )
