"""Pictures of every screen of a running `make up`: `python -m tools.screenshots URL`.

They are written into `web/screenshots`, one folder for each language and size.
"""

import json
import subprocess
import sys
from pathlib import Path

from practica.demo_province.sign_ins import PASSWORD
from testkit.chromium import chromium_or_skip
from tools.node import with_node

WEB = Path(__file__).parents[1] / "web"
PEOPLE = {
    "pc": "pc.nursing@mont-boreal.example.org",
    "rc": "rc@montreal.sante.example.org",
    "dc": "dc@montreal.sante.example.org",
    "supervisor": "supervisor@montreal.sante.example.org",
    "administrator": "admin@practica.example.org",
}


def main() -> int:
    (url,) = sys.argv[1:] or ("http://localhost:8000",)
    told = {
        "url": url,
        "chromium": chromium_or_skip(),
        "people": {who: {"email": email, "password": PASSWORD} for who, email in PEOPLE.items()},
        "drafts": [],
    }
    environment = with_node() | {"PRACTICA_JOURNEYS": json.dumps(told), "PRACTICA_PICTURES": "1"}
    vitest = WEB / "node_modules" / ".bin" / "vitest"
    arguments = ("run", "--config", "journeys/vitest.config.ts")
    return subprocess.run([vitest, *arguments], cwd=WEB, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
