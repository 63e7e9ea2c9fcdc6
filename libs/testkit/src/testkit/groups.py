"""Tests of one `xdist_group` run in one worker process, so that they share what is slow to start.

pytest-xdist 3.8 writes the group into an attribute that pytest 9.2 no longer reads, and spreads the
tests over all workers without a word. The group then stands where pytest reads it.
"""

from collections.abc import Iterable
from typing import Any

import pytest


def name_groups(items: Iterable[pytest.Item]) -> None:
    """Appends `@group` to the ids, as the scheduler of `--dist loadgroup` expects them."""
    for item in items:
        marks = item.iter_markers("xdist_group")
        names = sorted({str(next(iter(mark.args), mark.kwargs.get("name"))) for mark in marks})
        node: Any = item
        if names and hasattr(node, "_id") and not item.nodeid.endswith(f"@{'_'.join(names)}"):
            node._id = type(node._id).parse(f"{item.nodeid}@{'_'.join(names)}")  # noqa: SLF001 - see above
