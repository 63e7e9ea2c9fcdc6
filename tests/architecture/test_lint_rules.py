"""The ceilings of functions and the strict types that ruff and mypy hold, each seen red once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.conftest import ROOT

BIN = Path(sys.executable).parent
BRANCHES = "def f(n: int) -> None:\n" + "".join(
    f"    if n == {i}:\n        raise ValueError\n" for i in range(8)
)
STATEMENTS = (
    "def f() -> int:\n" + "".join(f"    a{i} = {i}\n" for i in range(26)) + "    return 1\n"
)
ARGUMENTS = "def f(a: int, b: int, c: int, d: int, e: int, *, g: int, h: int) -> None: ...\n"


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("C901", BRANCHES),
        ("PLR0915", STATEMENTS),
        ("PLR0913", ARGUMENTS),
        ("BLE001", "try:\n    pass\nexcept Exception:\n    pass\n"),
        ("DTZ005", "from datetime import datetime\n\nnow = datetime.now()\n"),
        ("PGH003", "x: int = '1'  # type: ignore\n"),
        ("T201", "print(1)\n"),
    ],
)
def test_ruff_refuses_a_planted_fault(rule: str, planted: str) -> None:
    answer = subprocess.run(
        [BIN / "ruff", "check", "--no-cache", "--stdin-filename", "services/billing/planted.py"],
        cwd=ROOT,
        input=f'"""Planted."""\n\n{planted}',
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert rule in answer.stdout


def test_mypy_refuses_a_function_without_types(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("def f(x):\n    return x\n")

    answer = subprocess.run(
        [BIN / "mypy", "--config-file", ROOT / "pyproject.toml", "--follow-imports=skip", planted],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 1
    assert "no-untyped-def" in answer.stdout
