"""The page that tells a reader what each event means, who says it and who listens."""

from collections.abc import Iterator
from typing import Any

from contracts.catalogue import EVENTS
from contracts.envelope import Event
from tools.language.asyncapi import owner
from tools.language.frozen import schema_of

HEAD = """# Events

Written by `make openapi` from the catalogue in `libs/contracts`; do not edit.

Every event is a [CloudEvents 1.0](https://cloudevents.io) envelope in structured JSON on the topic
exchange `practica.events`; the routing key is its type. `sequence` is the version of the aggregate
after the change, and `data` its whole public state: readers keep the newest and may see events
twice, late, or in any order. Schemas lie in `libs/contracts/schemas`, one example of each event in
`libs/contracts/examples`, the machine-readable document in `docs/api/asyncapi.json`.
"""


def page(queues: dict[str, list[str]]) -> str:
    """docs/events.md: one table of all events, then each with its fields."""
    return "\n".join([HEAD, *_overview(queues), "", *_details(queues)])


def _overview(queues: dict[str, list[str]]) -> Iterator[str]:
    yield "| event | meaning | heard by |"
    yield "|---|---|---|"
    for event in EVENTS:
        link = f"[`{event.type}`](#{_anchor(event)})"
        yield f"| {link} | {_meaning(event)} | {_heard(event, queues)} |"


def _details(queues: dict[str, list[str]]) -> Iterator[str]:
    for event in EVENTS:
        schema = schema_of(event)
        yield f"## {event.type}\n"
        yield f"{_meaning(event)} Published by {owner(event)}; heard by {_heard(event, queues)}.\n"
        yield "| field | kind | always there |"
        yield "|---|---|---|"
        for name, field in schema["properties"].items():
            always = "yes" if name in schema["required"] else "no"
            yield f"| `{name}` | {_kind(field)} | {always} |"
        yield ""


def _anchor(event: type[Event]) -> str:
    return event.type.replace(".", "")


def _meaning(event: type[Event]) -> str:
    return (event.__doc__ or "").strip().partition("\n\n")[0].replace("\n", " ")


def _heard(event: type[Event], queues: dict[str, list[str]]) -> str:
    return ", ".join(f"`{queue}`" for queue in queues.get(event.type, ())) or "nobody yet"


def _kind(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_kind(choice) for choice in field["anyOf"])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}))}"
    return str(field.get("format") or field.get("type", "anything")).replace("null", "nothing")
