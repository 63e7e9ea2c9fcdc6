"""What the import of a staff list says on the screen, in French or in English."""

from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from chassis.domain import DomainError
from chassis.problems import ProblemWriter
from identity.domain.people.person import Language
from identity.domain.staff_upload.columns import Column, header
from identity.domain.staff_upload.planned import Outcome, Plan, Planned
from identity.queries.staff_upload.uploads import FindingRow

_MOST_LINES: Final = 50
COMPARING: Final[dict[Language, str]] = {"fr": "Personnel", "en": "Staff"}
WORDS: Final[dict[str, dict[Language, str]]] = {
    "title": {"fr": "Ce que fait le fichier", "en": "What the file does"},
    "row": {"fr": "Ligne", "en": "Row"},
    "outcome": {"fr": "Résultat", "en": "Outcome"},
    "name": {"fr": "Nom", "en": "Name"},
    "columns": {"fr": "Colonnes", "en": "Columns"},
    "reason": {"fr": "Raison", "en": "Reason"},
    "added": {"fr": "ajoutées", "en": "added"},
    "changed": {"fr": "modifiées", "en": "changed"},
    "unchanged": {"fr": "inchangées", "en": "unchanged"},
    "refused": {"fr": "refusées", "en": "refused"},
    "more": {"fr": "autres, voir --report", "en": "more, see --report"},
    "report": {"fr": "Rapport complet :", "en": "Full report:"},
    "dry": {
        "fr": "Essai : rien n’a été changé. Avec --apply, c’est fait.",
        "en": "Dry run: nothing was changed. With --apply it is done.",
    },
    "applied": {"fr": "C’est fait.", "en": "Done."},
    "kept_out": {
        "fr": "Des lignes sont refusées : rien n’a été changé. Corrigez-les, ou ajoutez "
        "--only-valid pour faire le reste.",
        "en": "Rows are refused: nothing was changed. Correct them, or add --only-valid to do "
        "the rest.",
    },
    "department": {
        "fr": "Nommez un seul service, par son identifiant ou par des mots de son nom.",
        "en": "Name one department, by its id or by words of its name.",
    },
}
_OUTCOMES: Final[dict[Outcome, dict[Language, str]]] = {
    Outcome.ADDED: {"fr": "Ajoutée", "en": "Added"},
    Outcome.CHANGED: {"fr": "Modifiée", "en": "Changed"},
    Outcome.UNCHANGED: {"fr": "Inchangée", "en": "Unchanged"},
    Outcome.REFUSED: {"fr": "Refusée", "en": "Refused"},
}
_UNTITLED: Final[dict[str, dict[Language, str]]] = {
    "phones": {"fr": "Téléphones", "en": "Telephones"},
    "department_id": {"fr": "Service", "en": "Department"},
}


def show(plan: Plan, language: Language, console: Console, *, asked: bool, applied: bool) -> None:
    """Every row that is not as it was, then the figures, then what came of it."""
    rows = [row for row in plan.rows if row.outcome is not Outcome.UNCHANGED]
    rows.sort(key=lambda row: row.outcome is not Outcome.REFUSED)
    if rows:
        console.print(_table(rows[:_MOST_LINES], language))
    if len(rows) > _MOST_LINES:
        console.print(f"… {len(rows) - _MOST_LINES} {WORDS['more'][language]}")
    counts = plan.count()
    for outcome in Outcome:
        console.print(f"{counts[outcome]:>8}  {WORDS[outcome.value][language]}")
    if asked:
        console.print(WORDS["applied" if applied else "kept_out"][language])
    else:
        console.print(WORDS["dry"][language])


def report_of(plan: Plan, language: Language) -> bytes:
    """Every row as CSV, in which no name runs as a formula."""
    from identity.api.staff_upload.files import csv_of_findings  # noqa: PLC0415 - brings the API

    writer = _writer()
    rows = [
        FindingRow(
            row=planned.row,
            outcome=planned.outcome,
            name=planned.name,
            changes=list(planned.changes),
            column=planned.column,
            header=header(planned.column, language) if planned.column else None,
            reason=planned.reason,
            detail=_reason(planned, language, writer) or None,
        )
        for planned in plan.rows
    ]
    return csv_of_findings(rows, language)


def why_in_both_languages(refused: DomainError, *, first: Language) -> str:
    """Once for the reader, once for whom they pass it on to."""
    writer = _writer()
    second: Language = "en" if first == "fr" else "fr"
    problems = [writer.of(refused, language) for language in (first, second)]
    return "\n".join(f"{problem.title}. {problem.detail}" for problem in problems)


def _table(rows: list[Planned], language: Language) -> Table:
    names = ("row", "outcome", "name", "columns", "reason")
    table = Table(*(WORDS[name][language] for name in names), title=WORDS["title"][language])
    table.columns[0].justify = "right"
    writer = _writer()
    for row in rows:
        cells = (
            str(row.row),
            _OUTCOMES[row.outcome][language],
            row.name,
            ", ".join(_titled(name, language) for name in _columns(row)),
            _reason(row, language, writer),
        )
        table.add_row(*map(Text, cells))
    return table


def _columns(row: Planned) -> tuple[str, ...]:
    return (row.column.value,) if row.column else row.changes


def _titled(name: str, language: Language) -> str:
    return _UNTITLED[name][language] if name in _UNTITLED else header(Column(name), language)


def _reason(row: Planned, language: Language, writer: ProblemWriter) -> str:
    if row.reason is None:
        return ""
    return writer.detail_of(row.reason, language, row.reason_facts) or row.reason


def _writer() -> ProblemWriter:
    from identity.api.problems import TEXTS  # noqa: PLC0415 - brings the API with it

    return ProblemWriter(TEXTS)
