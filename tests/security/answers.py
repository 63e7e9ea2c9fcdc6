"""What is wrong with an answer: not as the document says, or telling what is ours alone."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import httpx2
import jsonschema_rs

from tests.security.world import Route

_INTERNAL: Final = re.compile(
    r"Traceback \(most|File \"|site-packages|\.py\b|"
    r"\b(?:SELECT|DELETE) .{0,400}\bFROM\b|\bINSERT INTO\b|\bUPDATE \w+ SET\b|"
    r"violates|row-level security|\bcolumn \"|\brelation \"|pg_catalog|"
    r"asyncpg|sqlalchemy|pydantic|starlette|aio_pika|postgresql://|amqp://|"
    r"\b[A-Z]\w+(?:Error|Exception|Violation)\b|object at 0x",
    re.DOTALL,
)
"""How stacks, statements and exceptions look, whoever raised them."""

_IN_LEDGER: Final = r"\.(?:added|changed|removed)\b"
"""The audit log has words of its own for what was done, some of which are also those of tables."""

_PLACES: Final = tuple(sorted({sys.prefix, str(Path.cwd()), str(Path.home()), "/var/", "/tmp/"}))  # noqa: S108 - looked for


class Described:
    """The answers that one service's document speaks of."""

    def __init__(self, document: Mapping[str, Any], tables: frozenset[str]) -> None:
        self._document = document
        said = set(re.findall(r"\w+", str(document)))
        ours = sorted(name for name in tables - said if "_" in name)  # others are plain words
        self._tables = re.compile(rf"\b(?:{'|'.join(ours)})\b(?!{_IN_LEDGER})")
        self._validator = cache(self._made)

    def flaws(self, route: Route, answer: httpx2.Response) -> Iterator[str]:
        """In a few words each."""
        yield from self._undocumented(route, answer)
        if _is_text(answer):
            yield from self._told(answer)

    def _undocumented(self, route: Route, answer: httpx2.Response) -> Iterator[str]:
        status = str(answer.status_code)
        described = route.operation["responses"].get(status)
        if described is None:
            yield f"the status {status} is not documented"
            return
        content = self._resolved(described).get("content", {})
        kind = answer.headers.get("content-type", "").partition(";")[0]
        if not content:
            if answer.content and answer.status_code != 200:
                yield f"the body of {status} is not documented"
            return
        if kind not in content:
            yield f"the media type {kind} of {status} is not documented"
        elif kind.endswith("json"):
            validator = self._validator(route.path, route.method, status, kind)
            for error in validator.iter_errors(answer.json()):
                yield f"{status}: {error.message[:300]} at {list(error.instance_path)}"

    def _told(self, answer: httpx2.Response) -> Iterator[str]:
        said = "\n".join([answer.text.replace('\\"', '"'), *answer.headers.values()])
        for what, found in (("internals", _INTERNAL), ("a table", self._tables)):
            if match := found.search(said):
                yield f"{what} in the answer: {match[0][:80]}"
        for place in _PLACES:
            if place in said:
                yield f"a path of the host in the answer: {place}"

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        if "$ref" not in schema:
            return schema
        found: Any = self._document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        resolved: Mapping[str, Any] = found
        return resolved

    def _made(self, path: str, method: str, status: str, kind: str) -> jsonschema_rs.Validator:
        described = self._document["paths"][path][method]["responses"][status]
        schema = self._resolved(described)["content"][kind].get("schema", {})
        whole = {"components": self._document["components"], **schema}
        return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def says(answer: httpx2.Response, secret: str) -> bool:
    """Whether the answer holds the text, as it is or as addresses and JSON write it."""
    said = "\n".join([answer.text, *answer.headers.values()])
    return any(
        form in said
        for form in (secret, quote(secret), quote(secret, safe=""), json.dumps(secret)[1:-1])
    )


def _is_text(answer: httpx2.Response) -> bool:
    kind = answer.headers.get("content-type", "")
    return kind.startswith("text/") or "json" in kind
