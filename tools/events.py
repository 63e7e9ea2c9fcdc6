"""Writes docs/events.md and the AsyncAPI document; with `--check` only says if they are stale."""

import sys
from pathlib import Path

from tools.language.asyncapi import document
from tools.language.frozen import as_text
from tools.language.listeners import listeners, queues_by_type
from tools.language.page import page
from tools.written import settle


def files() -> dict[Path, str]:
    """What the documents should say, by path from the root."""
    return {
        Path("docs/events.md"): page(queues_by_type()),
        Path("docs/api/asyncapi.json"): as_text(document(listeners())),
    }


if __name__ == "__main__":
    sys.exit(settle(files(), check="--check" in sys.argv))
