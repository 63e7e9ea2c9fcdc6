"""Packages are declared alike, and the two commands know all of them."""

import re
import subprocess
import tomllib
from typing import Any

import pytest

from tests.architecture.conftest import ROOT

MANIFESTS = sorted(
    path
    for pattern in ("libs/*/pyproject.toml", "services/*/pyproject.toml", "cli/pyproject.toml")
    for path in ROOT.glob(pattern)
)
PACKAGES = [str(path.parent.relative_to(ROOT)) for path in MANIFESTS]
TARGETS = [
    "up",
    "demo",
    "test",
    "check",
    "bench",
    "chaos",
    "migrate",
    "openapi",
    "lock",
    "format",
    "clean",
    "help",
]


def manifest(package: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / package / "pyproject.toml").read_text(encoding="utf-8"))


def said_by_make(*arguments: str) -> str:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_declares_its_name_and_needs_and_no_tools(package: str) -> None:
    declared = manifest(package)

    assert set(declared.get("tool", {})) <= {"hatch"}
    assert declared["project"]["requires-python"] == ">=3.11"
    assert declared["project"]["license"] == "AGPL-3.0-or-later"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_dependency_of_a_package_is_locked(package: str) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    own = {manifest(each)["project"]["name"] for each in PACKAGES}

    needed = {
        re.split(r"[\[<>=!~; ]", dependency)[0].lower()
        for dependency in manifest(package)["project"]["dependencies"]
    }

    assert needed - own - locked == set()


def test_make_installs_every_package() -> None:
    installed = said_by_make("--dry-run", "--always-make", "install")

    assert set(re.findall(r"-e \./(\S+)", installed)) == set(PACKAGES)


def test_make_help_explains_every_target() -> None:
    explained = said_by_make("help")

    for target in TARGETS:
        assert re.search(rf"make {target} +\w", explained), target


def test_the_gate_checks_and_then_tests() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.startswith("make ")] == ["make check", "make test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_make_check_runs_every_check() -> None:
    commands = said_by_make("--dry-run", "check")

    for check in (
        "ruff format --check",
        "ruff check",
        "mypy",
        "lint-imports",
        "tools.ceilings",
        "tools.audit",
    ):
        assert check in commands
    for fresh in ("tools.freeze_contracts", "tools.events", "tools.openapi"):
        assert f"{fresh} --check" in commands
