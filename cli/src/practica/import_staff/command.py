"""`practica import staff FILE --department … [--dry-run | --apply [--only-valid]]`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from chassis.domain import DomainError
from identity.commands.staff_upload.import_staff import ImportStaff, import_staff
from identity.domain.access.rights import the_installation
from identity.domain.people.person import Language
from identity.domain.staff_upload.planned import Plan
from identity.domain.staff_upload.sheet import expect_possible, read_sheet
from practica.import_sites.progress import Bars
from practica.import_sites.showing import Spoken, language_spoken_here
from practica.import_staff.installation import (
    NoSuchDepartment,
    department_called,
    identity_of_this_installation,
)
from practica.import_staff.showing import COMPARING, WORDS, report_of, show, why_in_both_languages
from practica.terminal import writing

console = writing()
errors = writing(stderr=True)

File = Annotated[
    Path,
    typer.Argument(
        exists=True, dir_okay=False, readable=True, help="A staff list, XLSX or CSV, as a template."
    ),
]
Department = Annotated[str, typer.Option(help="Its id, or words of its name that fit no other.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen (default).")]
Apply = Annotated[bool, typer.Option("--apply", help="Do it, all of it in one go.")]
OnlyValid = Annotated[
    bool, typer.Option("--only-valid", help="Apply the rest though rows are refused.")
]
Report = Annotated[
    Path | None, typer.Option(help="Write what becomes of each row to this CSV.", dir_okay=False)
]
Speak = Annotated[
    Spoken | None, typer.Option(help="fr or en; else PRACTICA_LANGUAGE or the locale decides.")
]


def staff(  # noqa: PLR0913 - one parameter an option
    file: File,
    *,
    department: Department,
    dry_run: DryRun = False,
    apply: Apply = False,
    only_valid: OnlyValid = False,
    report: Report = None,
    language: Speak = None,
) -> None:
    """Take a department's staff from its list: show what would happen, and with --apply do it."""
    spoken: Language = language.value if language else language_spoken_here()
    if dry_run and apply:
        raise typer.BadParameter("--dry-run / --apply")
    try:
        plan, applied = asyncio.run(
            _import(file, department, spoken, apply=apply, only_valid=only_valid)
        )
    except NoSuchDepartment as refused:
        errors.print(f"{WORDS['department'][spoken]}\n{refused}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except DomainError as refused:
        errors.print(why_in_both_languages(refused, first=spoken), markup=False)
        raise typer.Exit(1) from None
    if report is not None:
        report.write_bytes(report_of(plan, spoken))
    show(plan, spoken, console, asked=apply, applied=applied)
    if report is not None:
        console.print(f"{WORDS['report'][spoken]} {report}")
    if apply and not applied:
        raise typer.Exit(1)


async def _import(
    file: Path, department: str, language: Language, *, apply: bool, only_valid: bool
) -> tuple[Plan, bool]:
    """The file is read to its end before the database is touched."""
    with Bars(errors, language, second=COMPARING) as bars:
        content = await asyncio.to_thread(file.read_bytes)
        expect_possible(content)
        rows = await asyncio.to_thread(read_sheet, content, bars.reading)
        bars.reading(len(rows), len(rows))
        async with (
            identity_of_this_installation() as database,
            database.transaction() as store,
        ):
            command = ImportStaff(
                viewer=the_installation(),
                department_id=await department_called(store.transaction, department),
                rows=rows,
                language=language,
                apply=apply,
                valid_only=only_valid,
            )
            done = await import_staff(command, store, bars.writing)
            bars.writing(len(rows), len(rows))
    return done
