"""The house's own rules hold for the repository, and each is seen red once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.conftest import ROOT
from tools.ceilings import findings
from tools.house.docstrings import modules_without_a_sentence
from tools.house.length import files_too_long
from tools.house.locks import addresses_in_locks
from tools.house.names import empty_names
from tools.house.rooms import AROUND, KINDS_OF_TEST, ROOMS, wrong_rooms
from tools.house.tree import SERVICES, Finding, Tree
from tools.house.words import strange_words

Rule = Callable[[Tree], Iterator[Finding]]
PINNED = "aio-pika==10.2.1 \\\n    --hash=sha256:00\n"
SENTENCE = '"""A page of the house."""\n'


@pytest.fixture
def house(tmp_path: Path) -> Tree:
    """The smallest tree that keeps every rule."""
    for service in SERVICES:
        folder = tmp_path / "services" / service
        for name in AROUND:
            (folder / name).mkdir(parents=True)
        for room in ROOMS:
            (folder / "src" / service / room).mkdir(parents=True)
        for kind in KINDS_OF_TEST:
            (folder / "tests" / kind).mkdir()
    (tmp_path / "requirements.lock").write_text(PINNED)
    return Tree(tmp_path)


def plant(house: Tree, place: str, text: str) -> None:
    path = house.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_repository_keeps_the_rules_of_the_house() -> None:
    assert [str(finding) for finding in findings(Tree(ROOT)) if finding.blocks] == []


def test_the_smallest_house_keeps_the_rules(house: Tree) -> None:
    assert findings(house) == []


@pytest.mark.parametrize(
    ("rule", "place", "text", "message"),
    [
        (files_too_long, "cli/long.py", SENTENCE * 301, "the ceiling is 300"),
        (files_too_long, "tests/test_long.py", SENTENCE * 301, "the ceiling is 300"),
        (modules_without_a_sentence, "cli/silent.py", "x = 1\n", "without a docstring"),
        (modules_without_a_sentence, "cli/title.py", '"""Title"""\n', "open with a sentence"),
        (wrong_rooms, "services/billing/src/billing/rules.py", SENTENCE, "beside the rooms"),
        (wrong_rooms, "services/billing/src/billing/models/__init__.py", "", "beside the rooms"),
        (wrong_rooms, "services/billing/docs/page.md", "", "beside the rooms"),
        (wrong_rooms, "services/billing/tests/e2e/test_it.py", SENTENCE, "beside the rooms"),
        (wrong_rooms, "services/payroll/README.md", "", "beside the rooms"),
        (empty_names, "cli/utils.py", SENTENCE, "says nothing"),
        (empty_names, "cli/date_helpers.py", SENTENCE, "says nothing"),
        (empty_names, "cli/common/money.py", SENTENCE, "says nothing"),
        (empty_names, "cli/misc.py", SENTENCE, "says nothing"),
        (empty_names, "cli/base.py", SENTENCE, "says nothing"),
        (empty_names, "cli/rates.py", "class RateManager:\n", "says nothing"),
        (addresses_in_locks, "uv.lock", "", "download addresses"),
        (addresses_in_locks, "requirements.lock", "uv==1\n", "without a hash"),
        (addresses_in_locks, "requirements.lock", "-i simple\n" + PINNED, "holds no address"),
        (addresses_in_locks, "web/package-lock.json", "ftp://mirror/a.tgz", "holds no address"),
        (addresses_in_locks, "docs/x.md", "see " + "pypi" + ".org", "names a registry"),
        (strange_words, "docs/x.md", "Made with Open" + "ai", "speaks of its author"),
        (strange_words, "docs/x.md", "as issue" + " 12 says", "names an issue"),
        (strange_words, "docs/x.md", "see /wo" + "rk/notes", "a folder of one machine"),
    ],
)
def test_a_planted_fault_breaks_its_rule(
    house: Tree, rule: Rule, place: str, text: str, message: str
) -> None:
    plant(house, place, text)

    assert [message in finding.message for finding in rule(house) if finding.blocks] == [True]


def test_a_missing_room_breaks_the_rule(house: Tree) -> None:
    (house.root / "services/billing/src/billing/domain").rmdir()

    assert ["is missing" in finding.message for finding in wrong_rooms(house)] == [True]


def test_a_file_above_the_aim_is_named_without_blocking(house: Tree) -> None:
    plant(house, "cli/longish.py", SENTENCE * 201)

    assert [finding.blocks for finding in files_too_long(house)] == [False]
