"""What an import says on the screen, in French or in English."""

import locale
import os
from enum import StrEnum
from typing import Literal

from rich.console import Console
from rich.table import Table

from chassis.problems import ProblemWriter
from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.findings import Finding, Kind
from placements.domain.facilities.parse import ParsedFile
from placements.domain.facilities.refusals import FacilityFileRefused
from placements.domain.facilities.report import counted, rows_with
from placements.domain.facilities.wording import FIELDS, KINDS, Language, reason_in

_MOST_LINES = 20


class Spoken(StrEnum):
    """The languages of the program."""

    FR = "fr"
    EN = "en"


WORDS: dict[str, dict[Language, str]] = {
    "title": {"fr": "Ce qui a été trouvé", "en": "What was found"},
    "what": {"fr": "Constat", "en": "Finding"},
    "field": {"fr": "Champ", "en": "Field"},
    "reason": {"fr": "Motif", "en": "Reason"},
    "times": {"fr": "Fois", "en": "Times"},
    "dry": {
        "fr": "Essai : rien n’a été changé. Voici ce qui le serait :",
        "en": "Dry run: nothing was changed. This is what would be:",
    },
    "rows": {"fr": "lignes lues", "en": "lines read"},
    "added": {"fr": "sites ajoutés", "en": "sites added"},
    "changed": {"fr": "sites changés", "en": "sites changed"},
    "unchanged": {"fr": "sites inchangés", "en": "sites unchanged"},
    "absent": {
        "fr": "sites connus qui ne sont pas dans le fichier",
        "en": "known sites that are not in the file",
    },
    "repaired": {"fr": "lignes réparées", "en": "lines repaired"},
    "refused": {"fr": "lignes refusées", "en": "lines refused"},
    "duplicate": {"fr": "doublons fusionnés", "en": "duplicates merged"},
    "incomplete": {"fr": "lignes incomplètes", "en": "lines incomplete"},
    "line": {"fr": "ligne", "en": "line"},
    "more": {"fr": "autres, voir --report", "en": "more, see --report"},
    "report": {"fr": "Rapport complet :", "en": "Full report:"},
}


def language_spoken_here() -> Literal["fr", "en"]:
    """`PRACTICA_LANGUAGE`, else the locale; French where neither says."""
    said = os.environ.get("PRACTICA_LANGUAGE") or locale.getlocale()[0] or ""
    return "en" if said.lower().startswith("en") else "fr"


def refusal_in_both_languages(refused: FacilityFileRefused, *, first: Language) -> str:
    """Why the file was refused: once for the reader, once for whom they pass it on to."""
    from placements.api.places.problems import TEXTS  # noqa: PLC0415 - brings the API with it

    writer = ProblemWriter(TEXTS)
    second: Language = "en" if first == "fr" else "fr"
    problems = [writer.of(refused, language) for language in (first, second)]
    return "\n".join(f"{problem.title}. {problem.detail}" for problem in problems)


def show(
    file: ParsedFile,
    comparison: Comparison,
    language: Language,
    console: Console,
    *,
    dry_run: bool,
) -> None:
    """Figures first, then every reason with its count, then the lines that are not sites."""
    if dry_run:
        console.print(WORDS["dry"][language])
    figures = {
        "rows": file.rows,
        "added": comparison.added,
        "changed": comparison.changed,
        "unchanged": comparison.unchanged,
        "absent": comparison.absent,
        **{kind.value: rows_with(file.findings, kind) for kind in Kind},
    }
    for name, figure in figures.items():
        console.print(f"{figure:>8}  {WORDS[name][language]}")
    console.print(_table(file, language))
    lost = [f for f in file.findings if f.kind in (Kind.REFUSED, Kind.DUPLICATE)]
    for finding in lost[:_MOST_LINES]:
        console.print(_line(finding, language), markup=False, soft_wrap=True)
    if len(lost) > _MOST_LINES:
        console.print(f"… {len(lost) - _MOST_LINES} {WORDS['more'][language]}")


def _table(file: ParsedFile, language: Language) -> Table:
    names = ("what", "field", "reason", "times")
    table = Table(*(WORDS[name][language] for name in names), title=WORDS["title"][language])
    table.columns[-1].justify = "right"
    for line in counted(file.findings):
        table.add_row(
            KINDS[line.kind][language],
            FIELDS[line.field][language],
            reason_in(language, line.reason),
            str(line.count),
        )
    return table


def _line(finding: Finding, language: Language) -> str:
    reason = reason_in(language, finding.reason)
    where = f"{WORDS['line'][language]} {finding.line} ({finding.source_id})"
    return f"{where}: {finding.before} – {reason} {finding.after}".rstrip()
