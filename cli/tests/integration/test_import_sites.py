"""`practica import sites`: what it says, and how it ends."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from practica.import_sites import import_app
from testkit.databases import ServiceDatabase

FILE = Path(__file__).parents[3] / "data" / "odhf" / "odhf_v1.1.csv"
run = CliRunner().invoke


@pytest.fixture(autouse=True)
def installation(service_database: ServiceDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLACEMENTS_DATABASE_URL", service_database("placements"))


@pytest.fixture
def island(tmp_path: Path) -> Path:
    """The real lines of Prince Edward Island."""
    header, *lines = FILE.read_bytes().splitlines(keepends=True)
    file = tmp_path / "pe.csv"
    file.write_bytes(header + b"".join(line for line in lines if b",pe," in line))
    return file


def figures(output: str) -> dict[str, int]:
    parts = (line.split(maxsplit=1) for line in output.splitlines() if line[:8].strip().isdigit())
    return {words.strip(): int(number) for number, words in parts}


def test_an_import_adds_once_and_then_nothing(island: Path) -> None:
    first = run(import_app, ["sites", str(island), "--language", "en"])
    again = run(import_app, ["sites", str(island), "--language", "en"])

    assert first.exit_code == again.exit_code == 0, first.output
    assert figures(first.stdout)["sites added"] == 93
    assert figures(again.stdout)["sites added"] == figures(again.stdout)["sites changed"] == 0
    assert figures(again.stdout)["sites unchanged"] == 93
    assert "line 5865" not in first.stdout
    assert "same name and place as line" in first.stdout


def test_a_dry_run_adds_nothing(island: Path) -> None:
    dry = run(import_app, ["sites", str(island), "--dry-run", "--language", "fr"])
    real = run(import_app, ["sites", str(island), "--language", "fr"])

    assert "Essai" in dry.stdout
    assert figures(dry.stdout)["sites ajoutés"] == figures(real.stdout)["sites ajoutés"] == 93


def test_the_report_names_every_line_and_reason(island: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"

    run(import_app, ["sites", str(island), "--report", str(report), "--language", "en"])

    rows = list(csv.DictReader(StringIO(report.read_bytes().decode("utf-8-sig"))))
    assert {"Line", "Code", "Reason", "Before", "After"} <= set(rows[0])
    garbled = next(row for row in rows if row["Code"] == "letters-garbled")
    assert garbled["Identifier"] == "S185"
    assert garbled["After"].startswith("LA COOP")


@pytest.mark.parametrize(
    ("content", "french", "english"),
    [
        (b"", "Fichier vide", "Empty file"),
        (b"PK\x03\x04\x00\x00", "Pas un fichier texte", "Not a text file"),
        (b"name,city\nHull,Gatineau\n", "Colonnes inattendues", "Wrong columns"),
    ],
)
def test_a_wrong_file_is_refused_in_both_languages(
    tmp_path: Path, content: bytes, french: str, english: str
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)

    ended = run(import_app, ["sites", str(file)])

    assert ended.exit_code == 1
    assert french in ended.stderr
    assert english in ended.stderr


def test_a_cut_file_changes_nothing(island: Path) -> None:
    whole = island.read_bytes()
    island.write_bytes(whole[: len(whole) // 2])

    cut = run(import_app, ["sites", str(island)])
    island.write_bytes(whole)
    after = run(import_app, ["sites", str(island), "--language", "en"])

    assert cut.exit_code == 1
    assert "Fichier tronqué" in cut.stderr
    assert figures(after.stdout)["sites added"] == 93
