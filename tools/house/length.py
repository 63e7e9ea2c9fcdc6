"""A file is read in one sitting: 200 lines are the aim, 300 the end."""

from collections.abc import Iterator

from tools.house.tree import Finding, Tree

AIM = 200
CEILING = 300
WRITTEN = (".py", ".ts", ".tsx", ".css", ".sh", "Makefile", "Dockerfile")
GENERATED = ("web/src/api/generated/",)


def files_too_long(tree: Tree) -> Iterator[Finding]:
    """Files above the ceiling block; files above the aim are named."""
    for path in tree.files(*WRITTEN):
        if path.as_posix().startswith(GENERATED):
            continue
        lines = tree.text(path).count("\n")
        if lines > CEILING:
            yield Finding(path, f"{lines} lines, the ceiling is {CEILING}: split it")
        elif lines > AIM:
            yield Finding(path, f"{lines} lines, the aim is {AIM}", blocks=False)
