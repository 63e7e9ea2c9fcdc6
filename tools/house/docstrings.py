"""Every module opens with one sentence in the words of the domain."""

import ast
from collections.abc import Iterator

from tools.house.tree import Finding, Tree


def modules_without_a_sentence(tree: Tree) -> Iterator[Finding]:
    """The first line of a module's docstring is a sentence, and ends like one."""
    for path in tree.files(".py"):
        try:
            docstring = ast.get_docstring(ast.parse(tree.text(path)))
        except SyntaxError as error:
            yield Finding(path, f"cannot be read: {error.msg}", error.lineno)
            continue
        if not docstring:
            yield Finding(path, "the module opens without a docstring", 1)
        elif not docstring.split("\n\n")[0].rstrip().endswith((".", "?", "!")):
            yield Finding(path, "the docstring does not open with a sentence", 1)
