"""What processes that a test starts find in their environment."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_OF_PRACTICA: Final = frozenset(
    {"PRACTICA", "OTEL", "IDENTITY", "PLACEMENTS", "REPORTING", "BILLING", "NOTIFICATIONS"}
)


def own_environment(settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """That of the tests without settings of Practica's, and with these.

    Where Python is told to keep no bytecode, the many processes share a folder of it: without, each
    would compile for seconds what the one before compiled.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.partition("_")[0] not in _OF_PRACTICA
    }
    if kept.pop("PYTHONDONTWRITEBYTECODE", None):
        place = Path(tempfile.gettempdir()) / f"practica-bytecode-{os.geteuid()}"
        kept["PYTHONPYCACHEPREFIX"] = str(place)
    return kept | dict(settings or {})
