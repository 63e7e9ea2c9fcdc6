"""A package imports only what it declares, or what the house's packages that it declares do.

The image of a service holds nothing else, so an import that merely happens to work here would
fail there.
"""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.conftest import ROOT
from tests.architecture.test_packages import PACKAGES, manifest

BROUGHT_ALONG = {
    "_pytest": "pytest",
    "aiormq": "aio-pika",
    "opentelemetry": "opentelemetry-sdk",
    "pamqp": "aio-pika",
    "pluggy": "pytest",
    "pydantic_core": "pydantic",
    "starlette": "fastapi",
    "typing_extensions": "pydantic",
}
OURS = {path.name for package in PACKAGES for path in (ROOT / package / "src").iterdir()}
OF_NAME = {manifest(package)["project"]["name"]: package for package in PACKAGES}


def declared(package: str) -> set[str]:
    """The distributions that the package may rely on, by normalised name."""
    found = {manifest(package)["project"]["name"]}
    for dependency in manifest(package)["project"]["dependencies"]:
        name = normalised(re.split(r"[\[<>=!~; ]", dependency)[0])
        found |= declared(OF_NAME[name]) if name in OF_NAME else {name}
    return found


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every package that the folder's modules import, but Python's own and the house's."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                if top not in OURS and top not in sys.stdlib_module_names:
                    yield path, top


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_it_declares(package: str) -> None:
    allowed = declared(package)
    provided_by = packages_distributions()

    strays = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path, module in imported(ROOT / package / "src")
        if not {normalised(name) for name in provided_by.get(module, ())} & allowed
        and BROUGHT_ALONG.get(module) not in allowed
    }

    assert strays == set()


def test_a_planted_import_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("import os\nfrom duckdb import connect\n")

    assert [module for _, module in imported(tmp_path)] == ["duckdb"]
