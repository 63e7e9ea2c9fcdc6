"""What the tests of this folder know of the running services: their routes, and their records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import httpx2

from chassis.auth import Viewer

SERVICES = ("identity", "placements", "reporting", "billing", "notifications")
_WITH_IDS = """
SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
AND attname = 'id' AND atttypid = 'uuid'::regtype ORDER BY relname
"""
_STREAM = "text/event-stream"
_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    """One operation of a service's OpenAPI document."""

    service: str
    method: str
    path: str
    operation: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.service}{self.path}"

    @property
    def resource(self) -> str:
        """`/placement-requests/{id}/send` is about `placement-requests`."""
        return self.path.strip("/").partition("/")[0]


@dataclass(frozen=True)
class World:
    """Clients of the services in this process, their documents, where their rows are, and some
    of the people whose rows these are."""

    clients: Mapping[str, httpx2.AsyncClient]
    documents: Mapping[str, Mapping[str, Any]]
    urls: Mapping[str, str]
    people: Mapping[str, Viewer]
    tables: Mapping[str, frozenset[str]]

    def routes_of(self, service: str) -> Iterator[Route]:
        """Every operation that asks for an access token."""
        return (each for each in self.operations_of(service) if each.operation.get("security"))

    def operations_of(self, service: str) -> Iterator[Route]:
        """Every operation, also those that are open; but no stream, which ends with its token: who
        is told what on it, the tests of its service prove."""
        for path, operations in self.documents[service]["paths"].items():
            for method in _METHODS:
                if method in operations and not _goes_on(operations[method]):
                    yield Route(service, method, path, operations[method])

    def parameters_of(self, route: Route, place: str) -> Iterator[Mapping[str, Any]]:
        """Those in the path, or in the query."""
        shared = self.documents[route.service].get("components", {}).get("parameters", {})
        for each in route.operation.get("parameters", ()):
            found = shared[each["$ref"].rpartition("/")[2]] if "$ref" in each else each
            if found["in"] == place:
                yield found

    def resolved(self, route: Route, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a reference stands for."""
        if "$ref" not in schema:
            return schema
        known: Mapping[str, Any] = self.documents[route.service]["components"]["schemas"]
        found: Mapping[str, Any] = known[schema["$ref"].rpartition("/")[2]]
        return found

    async def ids_of(self, service: str) -> dict[str, list[UUID]]:
        """By table, the newest first; of very many rows only these."""
        connection: Any = await asyncpg.connect(self.urls[service])
        try:
            return {
                table: [
                    row["id"]
                    for row in await connection.fetch(
                        f"SELECT id FROM {table} ORDER BY id DESC LIMIT 2000"  # noqa: S608 - ours
                    )
                ]
                for table in [row["name"] for row in await connection.fetch(_WITH_IDS)]
            }
        finally:
            await connection.close()


def _goes_on(operation: Mapping[str, Any]) -> bool:
    return _STREAM in operation["responses"].get("200", {}).get("content", {})
