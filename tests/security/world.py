"""What the tests of this folder know of the running services: their routes, and their records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import httpx2

SERVICES = ("identity", "placements", "reporting", "billing", "notifications")
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
    """Clients of the services in this process, their documents, and where their rows are."""

    clients: Mapping[str, httpx2.AsyncClient]
    documents: Mapping[str, Mapping[str, Any]]
    urls: Mapping[str, str]

    def routes_of(self, service: str) -> Iterator[Route]:
        """Every operation that asks for an access token."""
        for path, operations in self.documents[service]["paths"].items():
            for method in _METHODS:
                operation = operations.get(method)
                if operation is not None and operation.get("security"):
                    yield Route(service, method, path, operation)

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

    async def ids_of(self, service: str, table: str) -> list[UUID]:
        """Of some hundred rows; none where the service has no such table."""
        connection: Any = await asyncpg.connect(self.urls[service])
        try:
            there = "SELECT FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'id'"
            if await connection.fetchval(f"SELECT EXISTS ({there})", table) is False:
                return []
            rows = await connection.fetch(f"SELECT id FROM {table} LIMIT 300")  # noqa: S608 - ours
        finally:
            await connection.close()
        return [row["id"] for row in rows]
