"""Copies of the repository in which a rule may be broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.house.rooms import MODULES, PACKAGES
from tools.house.tree import SERVICES

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "services/billing/src/billing/domain/planted_sqlalchemy.py": "import sqlalchemy\n",
    "services/billing/src/billing/domain/planted_fastapi.py": "import fastapi\n",
    "services/billing/src/billing/domain/planted_pydantic.py": "import pydantic\n",
    "services/billing/src/billing/domain/planted_aio_pika.py": "import aio_pika\n",
    "services/billing/src/billing/domain/planted_contracts.py": "import contracts.billing\n",
    "services/billing/src/billing/domain/planted_query.py": "import billing.queries\n",
    "services/billing/src/billing/commands/planted_store.py": "import billing.store\n",
    "services/billing/src/billing/commands/planted_sqlalchemy.py": "import sqlalchemy\n",
    "services/billing/src/billing/commands/planted_fastapi.py": "import fastapi\n",
    "services/billing/src/billing/commands/planted_aio_pika.py": "import aio_pika\n",
    "services/billing/src/billing/commands/planted_contracts.py": "import contracts.billing\n",
    "services/billing/src/billing/store/planted_command.py": "import billing.commands\n",
    "services/billing/src/billing/api/planted_app.py": "import billing.app\n",
    "services/billing/src/billing/api/planted_messaging.py": "import billing.messaging\n",
    "services/billing/src/billing/api/planted_neighbour.py": "import identity.domain\n",
    "services/billing/src/billing/planted_room.py": "",
    "libs/chassis/src/chassis/planted_service.py": "import identity\n",
    "libs/chassis/src/chassis/planted_testkit.py": "import testkit\n",
    "libs/chassis/src/chassis/planted_policy.py": "import policy\n",
    "libs/policy/src/policy/planted_service.py": "import identity\n",
    "libs/policy/src/policy/planted_sqlalchemy.py": "import sqlalchemy\n",
    "libs/contracts/src/contracts/planted_chassis.py": "import chassis\n",
    "services/billing/src/billing/api/planted_cli.py": "import practica\n",
}


@pytest.fixture(scope="session")
def copy_of_the_code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every package of the repository, without tests; rooms not built yet stand empty."""
    copy = tmp_path_factory.mktemp("house") / "copy"
    for source in [*sorted(ROOT.glob("*/*/src")), ROOT / "cli" / "src"]:
        shutil.copytree(
            source,
            copy / source.relative_to(ROOT),
            ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"),
        )
    shutil.copy(ROOT / "pyproject.toml", copy)
    for service in SERVICES:
        inside = copy / "services" / service / "src" / service
        for module in (*MODULES, *(f"{package}/__init__.py" for package in PACKAGES)):
            (inside / module).parent.mkdir(exist_ok=True)
            (inside / module).touch()
    return copy


@pytest.fixture(scope="session")
def report_on_the_planted_copy(copy_of_the_code: Path) -> str:
    """What import-linter says of a copy in which every rule is broken once."""
    for place, text in PLANTED.items():
        (copy_of_the_code / place).write_text(f'"""Planted."""\n\n{text}', encoding="utf-8")
    answer = lint_imports(copy_of_the_code)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    return " ".join(answer.stdout.split())


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages of that root, whatever is installed."""
    sources = [str(path) for path in [*root.glob("*/*/src"), root / "cli" / "src"]]
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sources), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
