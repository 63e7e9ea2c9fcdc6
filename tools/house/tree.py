"""The files of the repository, as the rules see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOT_OURS = frozenset(
    {
        ".git",
        ".hypothesis",
        ".import_linter_cache",
        ".mypy_cache",
        ".practica",
        ".pytest_cache",
        ".ruff_cache",
        ".venv",
        "__pycache__",
        "dist",
        "node_modules",
    }
)
SERVICES = ("identity", "placements", "reporting", "billing", "notifications")


@dataclass(frozen=True)
class Finding:
    """A place where a rule is broken; `blocks` is False where it is only worth knowing."""

    path: Path
    message: str
    line: int | None = None
    blocks: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.message}"


@dataclass(frozen=True)
class Tree:
    """A working copy. Paths handed out are relative to its root, in a stable order."""

    root: Path

    def files(self, *suffixes: str) -> Iterator[Path]:
        """Every file of ours whose name ends with one of the suffixes; all without suffixes."""
        for path in self._walk(self.root):
            if not suffixes or path.name.endswith(suffixes):
                yield path.relative_to(self.root)

    def text(self, path: Path) -> str:
        """The content, or nothing where the file is not text."""
        try:
            return (self.root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return ""

    def _walk(self, folder: Path) -> Iterator[Path]:
        for entry in sorted(folder.iterdir()):
            if entry.name in NOT_OURS or entry.name.endswith(".egg-info"):
                continue
            if entry.is_dir() and not entry.is_symlink():
                yield from self._walk(entry)
            elif entry.is_file():
                yield entry
