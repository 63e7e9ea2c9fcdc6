"""Every service has the same rooms, and no other."""

from collections.abc import Iterator
from pathlib import Path

from tools.house.tree import NOT_OURS, SERVICES, Finding, Tree

AROUND = frozenset({"README.md", "migrations", "pyproject.toml", "src", "tests"})
PACKAGES = frozenset({"api", "commands", "domain", "messaging", "queries", "store"})
MODULES = frozenset({"__init__.py", "__main__.py", "app.py", "settings.py", "worker.py"})
ROOMS = PACKAGES | MODULES | {"py.typed"}
KINDS_OF_TEST = frozenset({"integration", "unit"})
OPTIONAL = frozenset({"__init__.py", "conftest.py"})


def wrong_rooms(tree: Tree) -> Iterator[Finding]:
    """Rooms that are missing from a service, and things that stand beside the rooms."""
    services = tree.root / "services"
    yield from _differences(tree, services, frozenset(SERVICES))
    for name in SERVICES:
        service = services / name
        yield from _differences(tree, service, AROUND)
        yield from _differences(tree, service / "src", frozenset({name}))
        yield from _differences(tree, service / "src" / name, ROOMS)
        yield from _differences(tree, service / "tests", KINDS_OF_TEST, optional=OPTIONAL)


def _differences(
    tree: Tree,
    folder: Path,
    expected: frozenset[str],
    *,
    optional: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    found = (
        {
            entry.name
            for entry in folder.iterdir()
            if entry.name not in NOT_OURS and not entry.name.endswith(".egg-info")
        }
        if folder.is_dir()
        else set()
    )
    place = folder.relative_to(tree.root)
    for name in sorted(found - expected - optional):
        yield Finding(place / name, f"stands beside the rooms of {place}")
    for name in sorted(expected - found):
        yield Finding(place / name, "is missing: every service has the same rooms")
