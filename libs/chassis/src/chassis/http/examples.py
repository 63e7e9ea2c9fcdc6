"""An example of every body in the description of an API, made of what its schema says."""

from collections.abc import Mapping
from typing import Any, Final

Schemas = Mapping[str, dict[str, Any]]

_DEEPEST: Final = 6
_BY_FORMAT: Final = {
    "uuid": "0190a000-0000-7000-8000-000000000001",
    "date": "2027-01-04",
    "date-time": "2026-11-23T15:00:00Z",
    "decimal": "96.00",
    "uri": "https://example.org/practica",
    "binary": "…",
}
_BY_NAME: Final[Mapping[str, Any]] = {
    "name": "Hôpital de Hull",
    "name_fr": "Soins infirmiers",
    "name_en": "Nursing",
    "short_name": "4 Ouest",
    "code": "SOI-210",
    "first_name": "Marie",
    "last_name": "Tremblay",
    "email": "marie.tremblay@cegep.example",
    "direct_email": "marie.tremblay@cegep.example",
    "sign_in_name": "marie.tremblay@cegep.example",
    "phone": "819 555-0100",
    "province": "QC",
    "city": "Gatineau",
    "street": "116, boul. Lionel-Émond",
    "postal_code": "J8Y 1W7",
    "region": "Outaouais",
    "discipline": "nursing",
    "reference": "PR-2026-000123",
    "comment": "Avec l’accord de l’unité.",
    "reason": "at_capacity",
    "reason_text": "Deux superviseures sont en congé.",
    "ends_on": "2027-03-26",
    "latitude": 45.43,
    "longitude": -75.74,
    "students": 4,
    "shifts": 12,
}
"""Words and figures of the trade for fields that mean the same everywhere."""


def with_examples(schemas: Schemas) -> None:
    """Gives an example to every schema of an object that has none of its own.

    Those that were written by hand get their nulls back: FastAPI leaves out whatever is None.
    """
    for schema in schemas.values():
        if "properties" not in schema:
            continue
        if "examples" in schema:
            schema["examples"] = [_whole(own, schema) for own in schema["examples"]]
        elif "example" not in schema:
            schema["examples"] = [_example(schema, schemas)]


def _whole(example: object, schema: Mapping[str, Any]) -> object:
    if not isinstance(example, dict):
        return example
    required, properties = schema.get("required", []), schema["properties"]
    nulls = dict.fromkeys(name for name in required if _may_be_null(properties[name]))
    whole = nulls | example
    return {name: whole[name] for name in dict.fromkeys((*properties, *whole)) if name in whole}


def _may_be_null(schema: Mapping[str, Any]) -> bool:
    return {"type": "null"} in schema.get("anyOf", [])


def _example(schema: Mapping[str, Any], schemas: Schemas, name: str = "", depth: int = 0) -> Any:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    for given in ("const", "default"):
        if schema.get(given) is not None:
            return schema[given]
    for several in ("examples", "enum"):
        if schema.get(several):
            return schema[several][0]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return _example(choices[0], schemas, name, depth)
    return _of_kind(schema, schemas, name, depth)


def _of_kind(schema: Mapping[str, Any], schemas: Schemas, name: str, depth: int) -> Any:
    match schema.get("type"):
        case "object" if depth < _DEEPEST:
            inner = schema.get("properties", {})
            return {key: _example(one, schemas, key, depth + 1) for key, one in inner.items()}
        case "array" if depth < _DEEPEST:
            return [_example(schema.get("items", {}), schemas, name, depth + 1)]
        case "boolean":
            return True
        case "integer" | "number":
            return _BY_NAME.get(name, schema.get("minimum", 1))
        case "string":
            return _text(schema, name)
        case kind:
            return {"object": {}, "array": []}.get(str(kind))


def _text(schema: Mapping[str, Any], name: str) -> str:
    if name in _BY_NAME:
        return str(_BY_NAME[name])
    if "format" in schema:
        return _BY_FORMAT.get(schema["format"], "…")
    return "96.00" if "pattern" in schema else "Texte"
