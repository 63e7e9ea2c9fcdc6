"""The report of an import: counted, worded in both languages, and safe in a spreadsheet."""

import re
from pathlib import Path

from placements.domain.facilities import row as rows
from placements.domain.facilities.findings import Finding, Kind
from placements.domain.facilities.report import as_spreadsheet, counted, rows_with
from placements.domain.facilities.wording import FIELDS, reason_in

FOLDER = Path(rows.__file__).parent
REASON = re.compile(
    r'"((?:city|coordinates|facility-type|identifier|name|postal-code|province'
    r'|street|letters|stray|extra)-[a-z-]+)"'
)


def test_every_reason_of_the_code_is_worded_in_both_languages() -> None:
    used = {
        reason
        for path in FOLDER.glob("*.py")
        if path.name not in ("wording.py", "refusals.py")
        for reason in REASON.findall(path.read_text(encoding="utf-8"))
    }

    assert len(used) > 30
    for reason in used:
        assert reason_in("fr", reason) != reason
        assert reason_in("en", reason) != reason


def test_what_is_missing_is_worded_for_every_field() -> None:
    for field in set(FIELDS) - {"province"}:
        reason = f"{field}-missing"
        assert reason_in("fr", reason) != reason


def a_finding(line: int, kind: Kind, reason: str = "name-capitals", before: str = "") -> Finding:
    return Finding(line, f"id{line}", kind, "name", reason, before, "after")


def test_refusals_are_counted_first() -> None:
    found = [
        a_finding(2, Kind.REPAIRED),
        a_finding(2, Kind.REPAIRED, "extra-spaces"),
        a_finding(3, Kind.REPAIRED),
        a_finding(4, Kind.REFUSED, "name-missing"),
    ]

    lines = [(line.kind, line.reason, line.count) for line in counted(found)]

    assert lines == [
        (Kind.REFUSED, "name-missing", 1),
        (Kind.REPAIRED, "name-capitals", 2),
        (Kind.REPAIRED, "extra-spaces", 1),
    ]
    assert rows_with(found, Kind.REPAIRED) == 2


def test_a_spreadsheet_opens_the_report_without_calculating() -> None:
    sheet = as_spreadsheet([a_finding(7, Kind.REPAIRED, before="=1+1")], "fr")

    assert sheet.startswith(b"\xef\xbb\xbf")
    text = sheet.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Ligne,Identifiant")
    assert text.splitlines()[1] == (
        "7,id7,Réparé,nom,name-capitals,majuscules et minuscules,'=1+1,after"
    )
