"""Writes generated files, or tells which of them are out of date."""

from pathlib import Path


def settle(files: dict[Path, str], *, check: bool) -> int:
    """Write the files that differ; with `check` only name them. The exit code of the program."""
    differing = {
        path: text
        for path, text in files.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    }
    for path, text in differing.items():
        print(f"{'outdated' if check else 'wrote'}: {path}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if check and differing:
        print("`make openapi freeze` writes them")
    return 1 if check and differing else 0
