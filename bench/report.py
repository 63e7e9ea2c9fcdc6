"""What a run found: a table for people, and `bench/latest.json` for everybody else."""

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figures import Figure
from bench.machine import Machine, Plan

_LATEST = Path(__file__).parent / "latest.json"
_VERDICTS = {True: "met", False: "[bold red]falls short[/]", None: ""}


def show(figures: Sequence[Figure]) -> None:
    table = Table(title="Practica, each figure beside the limit of this machine")
    for heading in ("figure", "value", "limit", "unit", "ratio", "goal", ""):
        numeric = heading in ("value", "limit", "ratio")
        table.add_column(heading, justify="right" if numeric else "left")
    for figure in figures:
        shown = figure.as_json()
        table.add_row(
            figure.name,
            *(_shown(shown[name]) for name in ("value", "limit", "unit", "ratio", "goal")),
            _VERDICTS[figure.met],
        )
    console = Console()
    console.print(table)
    for figure in figures:
        if figure.met is False:
            console.print(f"{figure.name} falls short: {_shown(figure.ratio)}, not {figure.goal}.")


def write(figures: Sequence[Figure], machine: Machine, plan: Plan) -> None:
    """Replaces what the last run wrote."""
    run = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rounds": plan.rounds,
        "machine": {
            "processors": os.cpu_count(),
            "load_before": round(machine.load_before, 2),
            "python": platform.python_version(),
            "postgresql": machine.postgres_version(),
        },
        "figures": [figure.as_json() for figure in figures],
    }
    _LATEST.write_text(json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _shown(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:,.4g}" if isinstance(value, float) else str(value)
