"""Frozen schemas: what a version of an event promises, and which changes keep the promise."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from contracts.envelope import OPEN, UNKNOWN, Event

Schema = dict[str, Any]
CONTRACTS = Path("libs/contracts")
_WORDING = ("title", "description", "examples")


def schema_of(event: type[Event]) -> Schema:
    """The JSON Schema of the event's data, as a reader may rely on it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **event.model_json_schema(),
        "$id": event.type,
    }


def broken_promises(frozen: Schema, current: Schema) -> Iterator[str]:
    """What readers of the frozen schema would miss in the current one.

    An event may gain optional fields; it may not lose, rename, retype or newly require one. An
    open enum may gain members. A closed one may be opened, and gains members from the next
    version on: before, no reader would pass over what it does not know.
    """
    before, after = _fields(frozen), _fields(current)
    for name in sorted(before.keys() - after.keys()):
        yield f"{name} is gone"
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name] and not _grew(before[name], after[name]):
            yield f"{name} changed from {_shown(before[name])} to {_shown(after[name])}"
    required_before = set(frozen.get("required", ()))
    required_after = set(current.get("required", ()))
    for name in sorted(required_after - required_before):
        yield f"{name} is required now"
    for name in sorted((required_before - required_after) & after.keys()):
        yield f"{name} may be missing now"


def _grew(before: Any, after: Any) -> bool:
    """Whether all that changed of a field is that an enum was opened, or grew while open."""
    if not (isinstance(after, dict) and isinstance(before, dict) and after.get(OPEN)):
        return False
    same = _without_enum(before) == _without_enum(after)
    kept = set(before.get("enum", ())) <= set(after.get("enum", ()))
    gained = set(after.get("enum", ())) - set(before.get("enum", ()))
    return same and kept and (bool(before.get(OPEN)) or gained <= {UNKNOWN})


def _without_enum(field: Schema) -> Schema:
    return {key: value for key, value in field.items() if key not in {"enum", OPEN}}


def _fields(schema: Schema) -> dict[str, Any]:
    """The fields with every reference written out and all wording left aside."""
    definitions = schema.get("$defs", {})
    return {
        name: _plain(field, definitions) for name, field in schema.get("properties", {}).items()
    }


def _plain(value: Any, definitions: Schema) -> Any:
    if isinstance(value, list):
        return [_plain(item, definitions) for item in value]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        return _plain(definitions[value["$ref"].rpartition("/")[2]], definitions)
    return {key: _plain(item, definitions) for key, item in value.items() if key not in _WORDING}


def _shown(field: Any) -> str:
    return json.dumps(field, sort_keys=True, ensure_ascii=False)


def as_text(document: Any) -> str:
    """JSON as it is committed: indented, in the order given, with accents and a last newline."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
