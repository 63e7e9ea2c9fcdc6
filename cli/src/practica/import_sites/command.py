"""`practica import sites FILE [--dry-run] [--report REPORT.csv]`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from placements.commands.import_sites.import_sites import ImportSites, import_sites
from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.parse import ParsedFile, parse_facilities
from placements.domain.facilities.refusals import FacilityFileRefused
from placements.domain.facilities.report import as_spreadsheet
from placements.domain.facilities.wording import Language
from practica.import_sites.installation import placements_of_this_installation
from practica.import_sites.progress import Bars
from practica.import_sites.showing import (
    WORDS,
    Spoken,
    language_spoken_here,
    refusal_in_both_languages,
    show,
)
from practica.terminal import writing

import_app = typer.Typer(help="Take over open data and lists.", no_args_is_help=True)
console = writing()
errors = writing(stderr=True)

File = Annotated[
    Path,
    typer.Argument(exists=True, dir_okay=False, readable=True, help="ODHF, version 1.1, as CSV."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")]
Report = Annotated[
    Path | None,
    typer.Option(help="Write every finding, with its line, to this CSV.", dir_okay=False),
]
Speak = Annotated[
    Spoken | None, typer.Option(help="fr or en; else PRACTICA_LANGUAGE or the locale decides.")
]


@import_app.callback()
def import_() -> None:
    """Take over open data and lists."""


@import_app.command()
def sites(
    file: File, *, dry_run: DryRun = False, report: Report = None, language: Speak = None
) -> None:
    """Import the facilities of a file as sites: whole or not at all, and never twice."""
    spoken: Language = language.value if language else language_spoken_here()
    try:
        parsed, comparison = asyncio.run(_import(file, spoken, dry_run=dry_run))
    except FacilityFileRefused as refused:
        errors.print(refusal_in_both_languages(refused, first=spoken), markup=False)
        raise typer.Exit(1) from None
    show(parsed, comparison, spoken, console, dry_run=dry_run)
    if report is not None:
        report.write_bytes(as_spreadsheet(parsed.findings, spoken))
        console.print(f"{WORDS['report'][spoken]} {report}")


async def _import(
    file: Path, language: Language, *, dry_run: bool
) -> tuple[ParsedFile, Comparison]:
    """The file is read to its end before the database is touched."""
    with Bars(errors, language) as bars:
        content = await asyncio.to_thread(file.read_bytes)
        parsed = await asyncio.to_thread(parse_facilities, content, bars.reading)
        command = ImportSites(file=parsed, viewer=None, dry_run=dry_run)
        async with (
            placements_of_this_installation() as database,
            database.transaction() as store,
        ):
            comparison = await import_sites(command, store, bars.writing)
    return parsed, comparison
