"""Writes the OpenAPI document of every service; with `--check` only says if they are stale."""

import importlib
import importlib.util
import sys
from pathlib import Path

from tools.house.tree import SERVICES
from tools.language.frozen import as_text
from tools.language.listeners import NOWHERE
from tools.written import settle


def files() -> dict[Path, str]:
    """The document of each service, by path from the root. Nothing is connected to."""
    return {
        Path(f"docs/api/{service}.json"): openapi_of(service)
        for service in SERVICES
        if importlib.util.find_spec(f"{service}.app")
    }


def openapi_of(service: str) -> str:
    """What the service answers to, with its paths and names in a stable order."""
    settings = importlib.import_module(f"{service}.settings").Settings
    create_app = importlib.import_module(f"{service}.app").create_app
    document = create_app(settings(database_url=NOWHERE)).openapi()
    document["servers"] = [{"url": f"/api/{service}"}]
    document["paths"] = dict(sorted(document["paths"].items()))
    schemas = document.get("components", {}).get("schemas", {})
    if schemas:
        document["components"]["schemas"] = dict(sorted(schemas.items()))
    return as_text(document)


if __name__ == "__main__":
    sys.exit(settle(files(), check="--check" in sys.argv))
