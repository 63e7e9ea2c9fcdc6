"""The description of a service's API: readable names, and every problem that may be answered."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from chassis.http.examples import with_examples
from chassis.problems.body import PROBLEM_JSON, Problem

_REF: Final = "#/components/schemas/{model}"
_PROBLEMS: Final = {
    "400": ("BadRequest", "A header of the request is malformed."),
    "401": ("Unauthenticated", "There is no valid access token."),
    "403": ("Forbidden", "The viewer's role does not allow it."),
    "404": ("NotFound", "There is no such thing, or none that the viewer may know of."),
    "409": ("Conflict", "The thing is no longer as the caller believes."),
    "422": ("RuleBroken", "A field is not valid, or a rule of the domain is broken."),
    "429": ("TooOften", "Too many tries."),
    "503": ("NotReady", "The service is not ready yet, or what was asked takes it too long."),
}
_HEADERS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "IdempotencyKey": (
        "Idempotency-Key",
        "Repeating a request with the same key gives the first answer and has no second effect.",
        {"type": "string", "minLength": 1, "maxLength": 255},
    ),
    "IfMatch": (
        "If-Match",
        "The `ETag` of the record as it was read; 409 if it changed since.",
        {"type": "string", "examples": ['"3"']},
    ),
    "AcceptLanguage": (
        "Accept-Language",
        "The language of titles, labels and problems: `fr` (the default) or `en`.",
        {"type": "string", "examples": ["fr-CA"]},
    ),
}
_UNSAFE: Final = frozenset({"post", "put", "patch", "delete"})
_NEEDS_TOKEN: Final = frozenset({"401", "403"})
_NAMES_RECORD: Final = frozenset({"404", "409"})
_SAY_WHEN: Final = frozenset({"429", "503"})
_NEEDS_INPUT: Final = frozenset({"400", "422"})


_SECONDS: Final = {
    "description": "Seconds after which to ask again.",
    "schema": {"type": "integer", "minimum": 1},
}


class OperationNames:
    """Operations are called like their functions, and like tag and function where two clash."""

    def __init__(self) -> None:
        self._taken: dict[str, object] = {}

    def __call__(self, route: APIRoute) -> str:
        tag = str(route.tags[0]).replace(" ", "_").replace("-", "_") if route.tags else "other"
        method = min(route.methods or {"get"}).lower()
        candidates = (route.name, f"{tag}_{route.name}", f"{method}_{tag}_{route.name}")
        for name in candidates:
            if self._taken.setdefault(name, route.endpoint) is route.endpoint:
                return name
        raise ValueError(f"Two routes are called {candidates[-1]}")


def document(app: FastAPI) -> None:
    """Replaces the application's own description by one that knows the problems."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's documented way to do it


def _described(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title, version=app.version, routes=app.routes, servers=app.servers
    )
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for framework_model in ("HTTPValidationError", "ValidationError"):
        schemas.pop(framework_model, None)
    problem = Problem.model_json_schema(ref_template=_REF)
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    with_examples(schemas)
    components["responses"] = {
        name: _response(text, says_when=status in _SAY_WHEN)
        for status, (name, text) in _PROBLEMS.items()
    }
    components["parameters"] = {name: _header(*header) for name, header in _HEADERS.items()}
    for path, operations in schema.get("paths", {}).items():
        for method, operation in operations.items():
            unsafe = method in _UNSAFE
            _add_problems(operation, unsafe=unsafe, has_id="{" in path)
            _add_headers(operation, unsafe=unsafe, has_id="{" in path)
    return schema


def _add_problems(operation: dict[str, Any], *, unsafe: bool, has_id: bool) -> None:
    """A body may name records as a path does, a query may name some to look among, and what is
    changed without either is the viewer's own; every unsafe request has headers to get wrong.

    What a route says of itself stays, but for the framework's own description of 422.
    """
    secured = bool(operation.get("security"))
    needed = {"503"}
    if "requestBody" in operation or has_id or (secured and unsafe):
        needed |= _NAMES_RECORD
    if secured:
        needed |= _NEEDS_TOKEN
    if unsafe or operation.get("parameters"):
        needed |= _NEEDS_INPUT | ({"404"} if secured else set())
    operation["responses"].pop("422", None)
    for status in sorted(needed):
        operation["responses"].setdefault(status, _problem(status))


def refusing(*statuses: int) -> dict[str, Any]:
    """For `openapi_extra=`: problems that a route answers beside those of every route of its kind,
    such as 401 where signing in is refused."""
    return {"responses": {str(status): _problem(str(status)) for status in statuses}}


def _problem(status: str) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{_PROBLEMS[status][0]}"}


def _add_headers(operation: dict[str, Any], *, unsafe: bool, has_id: bool) -> None:
    names = ["AcceptLanguage"]
    if unsafe and operation.get("security"):
        names.append("IdempotencyKey")
        if has_id:
            names.append("IfMatch")
    operation.setdefault("parameters", []).extend(
        {"$ref": f"#/components/parameters/{name}"} for name in names
    )


def _header(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": description,
        "schema": schema,
    }


def _response(description: str, *, says_when: bool) -> dict[str, Any]:
    content = {PROBLEM_JSON: {"schema": {"$ref": _REF.format(model="Problem")}}}
    response = {"description": description, "content": content}
    return response | {"headers": {"Retry-After": _SECONDS}} if says_when else response
