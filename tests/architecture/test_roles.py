"""Outside of `policy` nobody decides by the name of a role: who may do what stands in one table."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from chassis.viewer import Role
from tests.architecture.conftest import ROOT

ALLOWED = {
    "services/identity/src/identity/domain/agencies/agency.py": (
        "which roles exist at which kind of agency is identity's own rule"
    ),
    "services/identity/src/identity/domain/partners/partner_client.py": (
        "a partner's system speaks for one of two sides, which is identity's own rule"
    ),
    "services/identity/src/identity/store/access/role_assignments.py": (
        "finds whether the installation has its first administrator"
    ),
    "libs/chassis/src/chassis/fences.py": (
        "tells PostgreSQL who passes the fences; policy stands on the chassis, not under it"
    ),
    "libs/chassis/src/chassis/ledger/routes.py": (
        "narrows a log to the reader's agency; policy stands on the chassis, not under it"
    ),
}
"""Each with its reason; a file that needs it no more fails, too."""


def roles_named(source: str) -> Iterator[int]:
    """The lines that name a role other than to say which one somebody is given."""
    tree = ast.parse(source)
    given = {
        id(keyword.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "role"
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or id(node) in given:
            continue
        if isinstance(node.value, ast.Name) and node.value.id == "Role":
            yield from [node.lineno] if node.attr in Role.__members__ else []


def findings(root: Path) -> dict[str, list[int]]:
    found = {}
    for folder in (*root.glob("services/*/src"), root / "libs/chassis/src"):
        for path in sorted(folder.rglob("*.py")):
            lines = list(roles_named(path.read_text(encoding="utf-8")))
            if lines:
                found[path.relative_to(root).as_posix()] = lines
    return found


def test_roles_are_compared_in_policy_alone() -> None:
    found = findings(ROOT)

    assert {path: lines for path, lines in found.items() if path not in ALLOWED} == {}
    assert set(ALLOWED) - set(found) == set()


@pytest.mark.parametrize(
    "planted",
    [
        "may = viewer.role is Role.SUPERVISOR",
        "may = viewer.role in {Role.SUPERVISOR}",
        "RULES = {Role.SUPERVISOR: 1}",
        "match viewer.role:\n    case Role.SUPERVISOR:\n        pass",
        "rows.where(roles.c.role == Role.SUPERVISOR.value)",
    ],
)
def test_a_planted_comparison_is_found(planted: str, tmp_path: Path) -> None:
    place = tmp_path / "services/billing/src/billing/domain/rights.py"
    place.parent.mkdir(parents=True)
    place.write_text(planted, encoding="utf-8")

    assert list(findings(tmp_path)) == ["services/billing/src/billing/domain/rights.py"]


def test_giving_somebody_a_role_decides_nothing() -> None:
    assert list(roles_named("viewer = Viewer(role=Role.ADMINISTRATOR)")) == []
