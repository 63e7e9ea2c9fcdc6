"""Holds the repository against the rules of the house; `python -m tools.ceilings [folder]`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.house.docstrings import modules_without_a_sentence
from tools.house.length import files_too_long
from tools.house.locks import addresses_in_locks
from tools.house.names import empty_names
from tools.house.rooms import wrong_rooms
from tools.house.tree import Finding, Tree
from tools.house.words import strange_words

RULES: tuple[Callable[[Tree], Iterator[Finding]], ...] = (
    files_too_long,
    modules_without_a_sentence,
    wrong_rooms,
    empty_names,
    addresses_in_locks,
    strange_words,
)


def findings(tree: Tree) -> list[Finding]:
    """Everything that any rule has to say about the tree."""
    return [finding for rule in RULES for finding in rule(tree)]


def main(arguments: list[str]) -> int:
    tree = Tree(Path(arguments[0] if arguments else ".").resolve())
    found = findings(tree)
    for finding in found:
        print(finding if finding.blocks else f"(aim) {finding}")
    blocking = sum(finding.blocks for finding in found)
    print(f"ceilings: {blocking} broken, {len(found) - blocking} above the aim")
    return 1 if blocking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
