"""The pages lead somewhere, and the first one stays one screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def links(page: Path) -> Iterator[Path]:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        yield page.parent / target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert [str(target) for target in links(page) if not target.exists()] == []


def test_the_readme_is_one_screen_with_a_picture_and_the_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert text.count("\n") <= 70
    assert "```mermaid" in text
    for command in ("make up", "make demo", "make test"):
        assert command in text


def test_every_decision_says_why_and_is_in_the_list() -> None:
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")

    for page in sorted((ROOT / "docs" / "adr").glob("0*.md")):
        text = page.read_text(encoding="utf-8")
        assert page.name in listed
        for part in ("**Context.**", "**Options.**", "**Decision.**", "**Consequences.**"):
            assert part in text, page.name


def test_the_glossary_speaks_both_languages() -> None:
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line.startswith("| ") and "English" in line]

    assert len(heads) >= 5
    assert all("français" in head for head in heads)
