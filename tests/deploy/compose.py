"""The compose file, read as the tests need it."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = ROOT / "docker-compose.yml"
PROCESSES = ("serve", "work", "migrate")
_VARIABLE = re.compile(r"(?<!\$)\$\{([A-Z_]+)(:[?-][^}]*)?\}")


def compose() -> dict[str, Any]:
    """The file with its anchors written out."""
    document: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return document


def containers() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose()["services"]
    return found


def variables() -> dict[str, str]:
    """What compose wants to be told, each with what follows its name (`:?…`, `:-…` or nothing)."""
    text = COMPOSE.read_text(encoding="utf-8")
    return dict(_VARIABLE.findall(text))


def filled(value: object) -> str:
    """A value as a container gets it, where only what must be told was told."""
    return _VARIABLE.sub(
        lambda match: match[2].removeprefix(":-") if match[2].startswith(":-") else "a1b2c3",
        str(value),
    )


def example_variables() -> set[str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return {line.partition("=")[0] for line in lines if "=" in line and not line.startswith("#")}
