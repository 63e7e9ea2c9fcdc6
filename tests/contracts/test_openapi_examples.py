"""Every example in the description of an API is one that its own schema lets through."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tools.house.tree import SERVICES
from tools.openapi import openapi_of

Node = Mapping[str, Any]


@pytest.mark.parametrize("service", SERVICES)
def test_every_example_of_an_api_is_valid(service: str) -> None:
    document = json.loads(openapi_of(service))

    assert list(_examples(document, "")), "an API without a single example"
    assert list(_faults(document)) == []


@pytest.mark.parametrize(
    ("example", "fault"),
    [({}, "'reason' is a required property"), ({"reason": 7}, "7 is not valid")],
    ids=["a field is missing", "a field is of another kind"],
)
def test_an_example_that_breaks_its_schema_is_named(example: Node, fault: str) -> None:
    reason = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    row = {"required": ["reason"], "properties": {"reason": reason}, "examples": [example]}

    faults = list(_faults({"components": {"schemas": {"Row": row}}}))

    assert len(faults) == 1
    assert faults[0].startswith("/components/schemas/Row: ")
    assert fault in faults[0]


def _faults(document: Node) -> Iterator[str]:
    for place, schema, example in _examples(document, ""):
        rules = Draft202012Validator(
            {**schema, "components": document["components"]}, format_checker=FormatChecker()
        )
        for error in rules.iter_errors(example):
            yield f"{place}: {error.json_path}: {error.message}"


def _examples(node: object, place: str) -> Iterator[tuple[str, Node, Any]]:
    """(place, schema, example): of schemas, of media types, and of parameters."""
    names_of_fields = place.endswith("/properties")
    if isinstance(node, dict):
        if not names_of_fields:
            schema = node.get("schema", node)
            yield from ((place, schema, example) for example in _given(node))
        inside = node.items()
    elif isinstance(node, list):
        inside = dict(enumerate(node)).items()
    else:
        return
    for name, inner in inside:
        if names_of_fields or name not in {"example", "examples"}:
            yield from _examples(inner, f"{place}/{name}")


def _given(node: Node) -> list[Any]:
    """The examples of one place; those of a media type have names."""
    given = node.get("examples", [])
    listed = [one["value"] for one in given.values()] if isinstance(given, dict) else list(given)
    return [*listed, node["example"]] if "example" in node else listed
