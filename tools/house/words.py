"""The repository speaks of Practica alone: not of who wrote it, when, or on which machine.

The brackets in the patterns keep this page from finding itself.
"""

import re
from collections.abc import Iterator

from tools.house.tree import Finding, Tree

_STRANGE = {
    "speaks of its author": re.compile(
        r"\b(?:cl[a]ude[ -](?:cod[e]|a[i]|\d)|anthropi[c]|chatgp[t]|opena[i])\b"
        r"|\b(?:codex cl[i]|copilo[t]|gemin[i])\b"
        r"|\b(?:large )?language mode[l]s?\b|\b(?-i:LL[M]s?|A[I])\b"
        r"|\b(?:cod[i]ng|a[i]|autonomou[s]) (?:agent|assistant)s?\b|\bco-authore[d]-by\b",
        re.IGNORECASE,
    ),
    "names an issue": re.compile(
        r"\b(?:issues?|fixes|closes|ticket) #?\d+\b|\bissue[s] show\b", re.IGNORECASE
    ),
    "names a folder of one machine": re.compile(r"(?<![\w.}~-])/wor[k]/|/roo[t]/|/home/[a-z]+[/]"),
}
_NOT_PROSE = (".lock", "package-lock.json", ".svg", ".csv", ".css")


def strange_words(tree: Tree) -> Iterator[Finding]:
    """Words that belong to the making of the repository and not to what it is."""
    for path in tree.files():
        if path.name.endswith(_NOT_PROSE) or path.name == "LICENSE":
            continue
        for number, line in enumerate(tree.text(path).splitlines(), start=1):
            for message, pattern in _STRANGE.items():
                if pattern.search(line):
                    yield Finding(path, f"{message}: {line.strip()[:80]!r}", number)
