"""A name says what a thing is; some words never do."""

import re
from collections.abc import Iterator

from tools.house.tree import Finding, Tree

EMPTY_WORDS = ("base", "common", "helper", "helpers", "manager", "misc", "util", "utils")
_IN_A_CLASS = re.compile(
    r"^\s*class\s+(?:\w*(?:Base|Helpers?|Manager|Misc|Utils?)|Common)\b", re.MULTILINE
)


def empty_names(tree: Tree) -> Iterator[Finding]:
    """Files, folders and classes whose names would fit anything."""
    for path in tree.files(".py", ".ts", ".tsx"):
        names = [part.partition(".")[0].lower() for part in path.parts]
        words = [re.split("[_-]", name)[-1] for name in names]
        for word in EMPTY_WORDS:
            if word in words:
                yield Finding(path, f"is named {word!r}, which says nothing")
        text = tree.text(path)
        for match in _IN_A_CLASS.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield Finding(path, f"{match.group().strip()!r} says nothing", line)
