"""Locks pin what is installed, and never say from where."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.house.tree import Finding, Tree

LOCKS = ("requirements.lock", "package-lock.json")
_ADDRESS = re.compile(r"[a-z]+://|^\s*(?:-i|--(?:extra-)?index-url|--find-links)\b", re.MULTILINE)
_REGISTRY = re.compile(
    r"pypi\.or[g]|pythonhoste[d]\.org|registry\.npmj[s]|registry\.yarnpk[g]|npmmirro[r]|ghcr\.i[o]"
)
_PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*==", re.IGNORECASE)


def addresses_in_locks(tree: Tree) -> Iterator[Finding]:
    """Locks with download addresses, pins without hashes, and registries named anywhere."""
    for path in tree.files():
        if path.name == "uv.lock":
            yield Finding(path, "records download addresses; requirements.lock is the lock")
        text = tree.text(path)
        if path.name in LOCKS:
            yield from _places(path, text, _ADDRESS, "a lock holds no address")
        yield from _places(path, text, _REGISTRY, "names a registry")
    yield from _pins_without_hashes(tree, Path("requirements.lock"))


def _places(path: Path, text: str, wanted: re.Pattern[str], message: str) -> Iterator[Finding]:
    for match in wanted.finditer(text):
        yield Finding(path, message, text.count("\n", 0, match.start()) + 1)


def _pins_without_hashes(tree: Tree, path: Path) -> Iterator[Finding]:
    if not (tree.root / path).is_file():
        yield Finding(path, "is missing: one lock for everything")
        return
    lines = tree.text(path).splitlines()
    for number, line in enumerate(lines, start=1):
        following = lines[number] if number < len(lines) else ""
        if _PIN.match(line) and "--hash=" not in line + following:
            yield Finding(path, "is pinned without a hash", number)
