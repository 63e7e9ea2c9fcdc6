"""Writes the web client's types of every service's API; with `--check` only says if they are stale.

A service's answers are described once, in docs/api, and nowhere in the client by hand.
"""

import subprocess
import sys
from pathlib import Path

from tools.house.tree import SERVICES
from tools.node import with_node
from tools.written import settle

_GENERATOR = Path("web/api-types/node_modules/.bin/openapi-typescript")
_TYPES = Path("web/src/api/generated")


def files() -> dict[Path, str]:
    """The types of each service, by path from the root."""
    environment = with_node()
    return {
        _TYPES / f"{service}.ts": subprocess.run(
            [_GENERATOR.resolve(), Path(f"docs/api/{service}.json")],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for service in SERVICES
    }


if __name__ == "__main__":
    sys.exit(settle(files(), check="--check" in sys.argv))
