"""How much script a browser loads before anybody has signed in."""

import gzip
import re
from pathlib import Path

import pytest

DIST = Path(__file__).parents[2] / "web" / "dist"
MOST_BYTES = 200_000
ENTRY = re.compile(r'(?:src|href)="/(assets/[^"]+\.js)"')
IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')
CATALOGUES = ("frame-*.js", "parts-*.js")
"""Texts of the page's own language; they are asked for before anything is shown."""


def loaded_at_sign_in(dist: Path) -> set[Path]:
    """The scripts of the page, what these import, and the greater half of the two languages."""
    waiting = [dist / name for name in ENTRY.findall((dist / "index.html").read_text("utf-8"))]
    for pattern in CATALOGUES:
        waiting += sorted((dist / "assets").glob(pattern), key=lambda each: each.stat().st_size)[1:]
    found: set[Path] = set()
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            text = script.read_text(encoding="utf-8")
            waiting += [script.parent / name for name in IMPORTED.findall(text)]
    return found


def test_signing_in_loads_at_most_200_kilobytes_of_script() -> None:
    if not (DIST / "index.html").is_file():
        pytest.fail("the web client is not built; `make web` does it")

    scripts = loaded_at_sign_in(DIST)

    sizes = {each.name: len(gzip.compress(each.read_bytes(), 6)) for each in scripts}
    assert sum(sizes.values()) <= MOST_BYTES, sorted(sizes.items(), key=lambda each: -each[1])
    assert len(scripts) > 5


def test_what_a_script_imports_is_counted_with_it(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text('<script type="module" src="/assets/index-1.js"></script>')
    (assets / "index-1.js").write_text('import{a as b}from"./far-2.js";import("./later-3.js")')
    (assets / "far-2.js").write_text('import"./farther-4.js"')
    (assets / "farther-4.js").touch()
    (assets / "later-3.js").touch()
    for number in ("5", "55"):
        (assets / f"frame-{number}.js").write_text("x" * len(number))

    names = {each.name for each in loaded_at_sign_in(tmp_path)}

    assert names == {"index-1.js", "far-2.js", "farther-4.js", "frame-55.js"}
