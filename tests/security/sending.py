"""Requests as the OpenAPI document describes them, with the ids of somebody's records in them."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import httpx2

from tests.security.world import Route, World

Schema = Mapping[str, Any]
IdFor = Callable[[str], UUID]
"""The id that a parameter or a property of this name is given."""


class Bodies:
    """Bodies that a service's document calls valid."""

    def __init__(self, document: Mapping[str, Any], id_for: IdFor) -> None:
        self._document = document
        self._id_for = id_for

    def of(self, route: Route) -> tuple[bytes | None, str]:
        """The body and its media type; None where the route takes none."""
        content = route.operation.get("requestBody", {}).get("content", {})
        if not content:
            return None, ""
        kind = "application/json" if "application/json" in content else next(iter(content))
        if kind != "application/json":
            return b"x", kind
        return json.dumps(self._value("", content[kind]["schema"]), default=str).encode(), kind

    def names_of_ids(self, route: Route) -> set[str]:
        """The properties of the body that name a record, also those of items in it."""
        named: set[str] = set()

        def noted(name: str) -> UUID:
            named.add(name)
            return UUID(int=0)

        Bodies(self._document, noted).of(route)
        return named

    def names_in(self, route: Route, kind: str) -> set[str]:
        """The properties of a body of this media type."""
        content = route.operation.get("requestBody", {}).get("content", {})
        described = self._resolved(content.get(kind, {}).get("schema", {}))
        return set(described.get("properties", {}))

    def _resolved(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            found: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        for several in ("anyOf", "oneOf", "allOf"):
            for choice in schema.get(several, ()):
                if choice.get("type") != "null":
                    return self._resolved(choice)
        return schema

    def _value(self, name: str, schema: Schema) -> Any:
        schema = self._resolved(schema)
        kind = schema.get("type", "object" if "properties" in schema else None)
        if kind == "object" and "properties" in schema:
            return self._object(schema)
        if kind == "array":
            return [self._value(name.removesuffix("s"), schema.get("items", {}))]
        if schema.get("format") == "uuid":
            return self._id_for(name)
        for said in ("const", "default"):
            if said in schema:
                return schema[said]
        if schema.get("examples"):
            return schema["examples"][0]
        return schema["enum"][0] if "enum" in schema else _plain(kind, schema)

    def _has_ids(self, schema: Schema) -> bool:
        """An example in a document names records that are nobody's."""
        schema = self._resolved(schema)
        inner = [schema["items"]] if schema.get("items") else schema.get("properties", {}).values()
        return schema.get("format") == "uuid" or any(self._has_ids(each) for each in inner)

    def _object(self, schema: Schema) -> dict[str, Any]:
        """The example, or what is required; ids are always the wanted ones."""
        example = (schema.get("examples") or [{}])[0]
        chosen = set(schema.get("required", ())) | set(example)
        written = {}
        for name, property_ in schema["properties"].items():
            is_id = name.endswith(("_id", "_ids"))
            if name in example and not is_id and not self._has_ids(property_):
                written[name] = example[name]
            elif name in chosen or is_id:
                written[name] = self._value(name, property_)
        return written


def _plain(kind: str | None, schema: Schema) -> Any:
    formats = {"date": "2027-01-11", "date-time": "2027-01-11T09:00:00Z", "time": "08:00:00"}
    if kind == "string":
        least = max(int(schema.get("minLength", 1)), 1)
        return formats.get(str(schema.get("format")), "x" * least)
    return {"integer": int(schema.get("minimum", 1)), "number": 1, "boolean": True}.get(
        str(kind), {}
    )


def ids_in_path(world: World, route: Route) -> set[str]:
    """The parameters of the path that name a record, unlike a format or a verb."""
    return {
        each["name"]
        for each in world.parameters_of(route, "path")
        if each["schema"].get("format") == "uuid"
    }


def path_of(world: World, route: Route, id_for: IdFor) -> str:
    """The path with every parameter in its place."""
    path = route.path
    for parameter in world.parameters_of(route, "path"):
        name, schema = parameter["name"], world.resolved(route, parameter["schema"])
        value = schema["enum"][0] if "enum" in schema else id_for(name)
        path = path.replace(f"{{{name}}}", str(value))
    return path


async def send(
    world: World,
    route: Route,
    headers: Mapping[str, str],
    id_for: IdFor,
    asked: Mapping[str, str] | None = None,
) -> httpx2.Response:
    """The request of this route, about the records that `id_for` names, with parameters of the
    query that need not be there."""
    body, kind = Bodies(world.documents[route.service], id_for).of(route)
    query = {
        each["name"]: str(_asked(each, id_for))
        for each in world.parameters_of(route, "query")
        if each.get("required")
    }
    return await world.clients[route.service].request(
        route.method.upper(),
        path_of(world, route, id_for),
        params={**query, **(asked or {})},
        content=body,
        headers={**headers, **({"Content-Type": kind} if kind else {})},
    )


def _asked(parameter: Mapping[str, Any], id_for: IdFor) -> object:
    if parameter["schema"].get("format") == "uuid":
        return id_for(parameter["name"])
    return parameter.get("example") or parameter["schema"].get("examples", ["x"])[0]
