"""`practica import staff`: what it shows, what it does, and how it ends."""

import asyncio
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select
from typer.testing import CliRunner, Result

from chassis.store import Database
from identity.commands.agencies.open_department import OpenDepartment, open_department
from identity.commands.agencies.register_agency import RegisterAgency, register_agency
from identity.domain.access.rights import the_installation
from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.domain.agencies.department import DepartmentFacts
from identity.messaging.outgoing import outgoing
from identity.settings import Settings
from identity.store.store import IdentityStore
from identity.store.tables.people import people
from practica.importing import import_app
from testkit.databases import ServiceDatabase

HEADERS = "Prénom;Nom;Rôles;Titre"
ZOE, LEA, WRONG = "Zoé;Gagné;superviseure;", "Léa;Roy;soutien;", "Luc;Roy;chef;"
Import = Callable[..., Result]


@pytest.fixture(autouse=True)
def address(service_database: ServiceDatabase, monkeypatch: pytest.MonkeyPatch) -> str:
    address = service_database("identity")
    monkeypatch.setenv("IDENTITY_DATABASE_URL", address)
    monkeypatch.setenv("COLUMNS", "150")
    return address


def a_database(address: str) -> Database[IdentityStore]:
    settings = Settings(database_url=address)
    return Database(settings, store=IdentityStore, outgoing=outgoing, source="identity")


@pytest.fixture
def departments(address: str) -> list[str]:
    """Nursing and laboratory."""

    async def opened() -> list[str]:
        viewer, database = the_installation(), a_database(address)
        await database.open()
        async with database.transaction() as store:
            facts = AgencyFacts(
                kind=AgencyKind.RECEIVING,
                name_fr="Hôpital",
                name_en="Hospital",
                short_name="H",
                province="QC",
            )
            agency = await register_agency(RegisterAgency(viewer=viewer, facts=facts), store)
        ids = []
        for french, english in (("Soins de jour", "Day care"), ("Soins de nuit", "Night care")):
            async with database.transaction() as store:
                names = DepartmentFacts(name_fr=french, name_en=english)
                command = OpenDepartment(viewer=viewer, agency_id=agency.id, facts=names)
                ids.append(str((await open_department(command, store)).id))
        await database.close()
        return ids

    return asyncio.run(opened())


def staff_of(address: str) -> set[str]:
    async def known() -> set[str]:
        database = a_database(address)
        await database.open()
        async with database.reading() as connection:
            rows = await connection.all(select(people.c.first_name, people.c.title))
        await database.close()
        return {" ".join(filter(None, row)) for row in rows}

    return asyncio.run(known())


@pytest.fixture
def run(departments: list[str], tmp_path: Path) -> Import:
    def run(
        *rows: str, department: str | None = None, options: str = "", language: str = "en"
    ) -> Result:
        file = tmp_path / "personnel.csv"
        file.write_text("\n".join((HEADERS, *rows)), "cp1252")
        into = ["--department", department or departments[0]]
        arguments = ["staff", str(file), *into, *options.split(), "--language", language]
        return CliRunner().invoke(import_app, arguments)

    return run


def figures(output: str) -> dict[str, int]:
    parts = (line.split(maxsplit=1) for line in output.splitlines() if line[:8].strip().isdigit())
    return {words.strip(): int(number) for number, words in parts}


def test_it_shows_what_it_would_do_does_it_and_then_finds_nothing_to_do(
    run: Import, address: str
) -> None:
    dry = run(ZOE, LEA, options="--dry-run")
    nobody = staff_of(address)
    done = run(ZOE, LEA, options="--apply")
    again = run(ZOE, LEA + "Chef")

    assert dry.exit_code == done.exit_code == again.exit_code == 0, dry.output + done.output
    expected = {"added": 2, "changed": 0, "unchanged": 0, "refused": 0}
    assert figures(dry.stdout) == figures(done.stdout) == expected
    assert ("Zoé Gagné" in dry.stdout, "nothing was changed" in dry.stdout) == (True, True)
    assert ("Done." in done.stdout, nobody) == (True, set())
    assert figures(again.stdout) == {"added": 0, "changed": 1, "unchanged": 1, "refused": 0}
    assert "Title" in again.stdout
    assert staff_of(address) == {"Zoé", "Léa"}


def test_with_a_refused_row_nothing_is_done_unless_the_rest_is_asked_for(
    run: Import, address: str
) -> None:
    kept_out = run(ZOE, WRONG, options="--apply", language="fr")
    nobody = staff_of(address)
    rest = run(ZOE, WRONG, options="--apply --only-valid", language="fr")

    assert (kept_out.exit_code, nobody, rest.exit_code) == (1, set(), 0)
    assert "« chef » n’est pas un rôle du modèle." in kept_out.stdout
    assert "rien n’a été changé" in kept_out.stdout
    assert figures(rest.stdout) == {"ajoutées": 1, "modifiées": 0, "inchangées": 0, "refusées": 1}
    assert staff_of(address) == {"Zoé"}


def test_the_report_names_every_row_and_runs_no_formula(run: Import, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"

    run("=1+1;Roy;chef;", ZOE, options=f"--report {report}")

    lines = list(csv.reader(io.StringIO(report.read_bytes().decode("utf-8-sig"))))
    assert lines[0] == ["Row", "Outcome", "Name", "Column", "Reason"]
    assert lines[1][:4] == ["2", "Refused", "'=1+1 Roy", "Roles"]
    assert lines[2][:3] == ["3", "Added", "Zoé Gagné"]


def test_a_workbook_is_taken_too(departments: list[str], tmp_path: Path, address: str) -> None:
    book, file = Workbook(), tmp_path / "personnel.xlsx"
    for line in (HEADERS, ZOE):
        book.worksheets[0].append(line.split(";"))
    book.save(file)

    done = CliRunner().invoke(
        import_app, ["staff", str(file), "--department", departments[0], "--apply"]
    )

    assert (done.exit_code, staff_of(address)) == (0, {"Zoé"})


def test_a_department_is_called_by_its_id_or_by_words_that_fit_no_other(run: Import) -> None:
    named = run(ZOE, department="soins JOUR")
    several = run(ZOE, department="soins")
    none = run(ZOE, department="Radiologie")
    foreign = run(ZOE, department="018f0000-0000-7000-8000-000000000000")

    assert [each.exit_code for each in (named, several, none, foreign)] == [0, 1, 1, 1]
    assert "Soins de jour / Day care" in several.stderr
    assert "Soins de nuit / Night care" in several.stderr
    assert "Name one department" in none.stderr


@pytest.mark.parametrize(
    ("content", "french", "english"),
    [
        (b"", "Fichier vide", "Empty file"),
        (b"PK\x03\x04", "Fichier endommagé", "Damaged file"),
        (b"name;city\nRoy;Gatineau", "Colonnes inconnues", "Unknown columns"),
    ],
)
def test_a_wrong_file_is_refused_in_both_languages(
    departments: list[str], tmp_path: Path, content: bytes, french: str, english: str
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)

    ended = CliRunner().invoke(import_app, ["staff", str(file), "--department", departments[0]])

    assert ended.exit_code == 1
    assert french in ended.stderr
    assert english in ended.stderr


def test_a_dry_run_is_not_applied_at_once(run: Import, address: str) -> None:
    both = run(ZOE, options="--dry-run --apply")

    assert (both.exit_code, staff_of(address)) == (2, set())
