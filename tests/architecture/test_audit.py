"""Known holes of dependencies fail the check; what cannot be looked up is said aloud."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.conftest import ROOT
from tools.audit import pinned, read

_MENDED = {"id": "CVE-2019-10906", "fix_versions": ["2.10.1"]}
_ABSENT = "Dependency not found on PyPI and could not be audited: jinja2 (2.4.1)"
HOLE = {"dependencies": [{"name": "jinja2", "version": "2.4.1", "vulns": [_MENDED]}]}
UNKNOWN = {"dependencies": [{"name": "jinja2", "skip_reason": _ABSENT}]}
CLEAN = {"dependencies": [{"name": "jinja2", "version": "2.4.1", "vulns": []}]}


def test_a_known_hole_fails_and_names_its_package() -> None:
    hole = {"id": "CVE-2026-0001", "fix_versions": ["2.0"]}
    report = {"dependencies": [{"name": "fastapi", "version": "1.0", "vulns": [hole]}]}

    audit = read(json.dumps(report), packages=1)

    assert not audit.passes
    assert "fastapi 1.0: CVE-2026-0001 (mended in 2.0)" in str(audit)


def test_what_the_index_does_not_know_is_counted_and_passes() -> None:
    known = {"name": "fastapi", "version": "1.0", "vulns": []}
    unknown = {"name": "rare", "skip_reason": "not found"}

    audit = read(json.dumps({"dependencies": [known, unknown]}), packages=2)

    assert audit.passes
    assert "1 of 2 locked packages were looked up" in str(audit)
    assert "NOT AUDITED: 1" in str(audit)


def test_without_a_network_the_check_goes_on_and_says_so() -> None:
    audit = read("", packages=3, trouble="ConnectionError")

    assert audit.passes
    assert "NOT AUDITED: 3. ConnectionError" in str(audit)


def test_every_locked_package_is_asked_about() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    wanted = pinned(lock)

    assert len(wanted) == len(re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE))
    assert all(line.count("==") == 1 and " " not in line for line in wanted)


FAKES = {
    "a hole": (
        f"print({json.dumps(HOLE)!r}); raise SystemExit(1)",
        1,
        "known hole: jinja2 2.4.1: CVE-2019-10906 (mended in 2.10.1)",
    ),
    "nothing known": (
        f"print({json.dumps(UNKNOWN)!r})",
        0,
        "NOT AUDITED: 1. Dependency not found on PyPI and could not be audited\n",
    ),
    "no network": (
        "raise SystemExit('ConnectionError: the index is away')",
        0,
        "NOT AUDITED: 1. ConnectionError: the index is away",
    ),
    "a clean answer": (f"print({json.dumps(CLEAN)!r})", 0, "1 of 1 locked packages were looked up"),
}
"""What stands in for pip-audit, and how the check ends then."""


@pytest.mark.parametrize("case", FAKES)
def test_the_check_itself_ends_so(tmp_path: Path, case: str) -> None:
    fake, ends_with, says = FAKES[case]
    (tmp_path / "pip_audit.py").write_text(fake)
    (tmp_path / "requirements.lock").write_text("jinja2==2.4.1 \\\n    --hash=sha256:00\n")

    done = subprocess.run(
        [sys.executable, "-m", "tools.audit"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (ends_with, "")
    assert says in done.stdout
