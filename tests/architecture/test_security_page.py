"""The page on security names every item of the standard once, and only tests that exist."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.architecture.conftest import ROOT

PAGE = ROOT / "docs" / "security.md"
_SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2
2.1:3 2.2:3 2.3:4 2.4:1
3.2:2 3.3:4 3.4:6 3.5:5 3.7:2
4.1:3 4.2:1 4.3:2 4.4:4
5.1:1 5.2:3 5.3:2 5.4:3
6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4
7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
8.1:2 8.2:3 8.3:1 8.4:1
9.1:3 9.2:4
10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3
11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
12.1:3 12.2:2 12.3:4
13.1:1 13.2:5 13.3:2 13.4:5
14.1:2 14.2:4 14.3:3
15.1:3 15.2:3 15.3:7
16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
17.1:1 17.2:4 17.3:2
"""
ITEMS = {
    section: int(count) for section, _, count in (each.partition(":") for each in _SECTIONS.split())
}
"""How many items of levels 1 and 2 each section of ASVS 5.0.0 has; they stand before level 3."""

WHY_NO_TEST = ("not met", "in part", "does not apply", "page")
_ROW = re.compile(r"^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]+) \|([^|]*)\|$", re.MULTILINE)
_TEST = re.compile(r"`([\w/.-]+\.py)(?:::(\w+))?`")


@dataclass(frozen=True)
class Row:
    items: tuple[str, ...]
    words: str
    tests: str


def rows(text: str) -> list[Row]:
    return [Row(tuple(_spelled_out(found[1])), found[2], found[3]) for found in _ROW.finditer(text)]


def _spelled_out(items: str) -> Iterator[str]:
    """`6.2.1–6.2.3, 6.2.9` are four."""
    for part in items.split(", "):
        first, _, last = part.partition("–")
        section, _, number = first.rpartition(".")
        for each in range(int(number), int((last or first).rpartition(".")[2]) + 1):
            yield f"{section}.{each}"


@cache
def functions_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def gone(text: str) -> list[str]:
    """The tests of the page that do not exist."""
    return [
        f"{path}::{name}"
        for path, name in _TEST.findall(text)
        if not (ROOT / path).is_file()
        or not (name in functions_of(path) if name else any(map(_is_test, functions_of(path))))
    ]


def _is_test(name: str) -> bool:
    return name.startswith("test_")


def untold(row: Row) -> bool:
    """No test, and no reason why."""
    reasoned = any(f"*{why}*" in row.tests for why in WHY_NO_TEST)
    return not reasoned and not _TEST.search(row.tests)


def test_every_test_that_the_page_names_exists() -> None:
    assert gone(PAGE.read_text(encoding="utf-8")) == []


def test_every_item_of_the_standard_is_named_once() -> None:
    named = Counter(item for row in rows(PAGE.read_text(encoding="utf-8")) for item in row.items)
    wanted = [f"{section}.{n}" for section, count in ITEMS.items() for n in range(1, count + 1)]

    assert sum(ITEMS.values()) == 253
    assert sorted(set(wanted) - set(named)) == []
    assert sorted(set(named) - set(wanted)) == []
    assert [item for item, count in named.items() if count > 1] == []


def test_every_row_names_a_test_or_says_why_there_is_none() -> None:
    assert [row.items for row in rows(PAGE.read_text(encoding="utf-8")) if untold(row)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "`tests/security/test_that_never_was.py`",
        "`tests/architecture/test_docs.py::test_that_never_was`",
        "`tests/architecture/conftest.py`",
    ],
)
def test_a_test_that_does_not_exist_is_found(planted: str) -> None:
    assert len(gone(f"| 6.2.1 | words | {planted} |")) == 1


def test_an_item_without_a_test_and_a_reason_is_found() -> None:
    (bare, reasoned) = rows("| 6.2.1, 6.2.3–6.2.5 | words | |\n| 6.2.2 | words | *not met* |\n")

    assert bare.items == ("6.2.1", "6.2.3", "6.2.4", "6.2.5")
    assert (untold(bare), untold(reasoned)) == (True, False)
