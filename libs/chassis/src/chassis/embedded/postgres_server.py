"""A PostgreSQL server and the addresses of its databases."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from chassis.fences import SERVING_ROLE, WORKING_ROLE

_MISSING_ROLE = "SELECT NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1)"


@dataclass(frozen=True)
class PostgresServer:
    """A server, and how to reach its databases.

    `admin_url` may make databases. Services get `url(…)`, which signs in as a plain role that owns
    its databases: a superuser would pass by row-level security.
    """

    admin_url: str
    service_role: str | None = None

    def url(self, database: str) -> str:
        return _with(self.admin_url, database=database, user=self.service_role)

    def url_as(self, role: str, database: str) -> str:
        """The address for somebody else, such as the plain role that `serve` logs in as."""
        return _with(self.admin_url, database=database, user=role)

    def ensure_roles(self) -> None:
        """The owner of the databases, and the two roles that it may step down to."""
        plain = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
        for role in (
            SERVING_ROLE,
            WORKING_ROLE,
            *([self.service_role] if self.service_role else []),
        ):
            if ask(self.admin_url, _MISSING_ROLE, role):
                with suppress(asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError):
                    ask(self.admin_url, f'CREATE ROLE "{role}" {plain}')
        if self.service_role:
            roles = f"{SERVING_ROLE}, {WORKING_ROLE}"
            ask(self.admin_url, f'GRANT {roles} TO "{self.service_role}"')

    def ensure_database(self, name: str) -> str:
        """Makes the database unless it is there; returns its address."""
        owner = f' OWNER "{self.service_role}"' if self.service_role else ""
        missing = "SELECT NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)"
        if ask(self.admin_url, missing, name):
            try:
                ask(self.admin_url, f'CREATE DATABASE "{name}"{owner}')
            except (asyncpg.DuplicateDatabaseError, asyncpg.UniqueViolationError):
                return self.url(name)  # another process was quicker
        return self.url(name)


def _with(url: str, *, database: str, user: str | None) -> str:
    parts = urlsplit(url)
    place = parts.netloc if user is None else f"{user}@{parts.netloc.rpartition('@')[2]}"
    return f"{parts.scheme}://{place}/{database}" + (f"?{parts.query}" if parts.query else "")


def logged_in_as(role: str, url: str) -> str:
    """The same database for somebody else."""
    return _with(url, database=urlsplit(url).path.lstrip("/"), user=role)


def ask(url: str, sql: str, *arguments: object) -> Any:
    """One statement from code that waits, whether or not an event loop runs in this thread."""
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(asyncio.run, _fetch_value(url, sql, arguments)).result()


async def _fetch_value(url: str, sql: str, arguments: tuple[object, ...]) -> Any:
    connection: Any = await asyncpg.connect(url)
    try:
        return await connection.fetchval(sql, *arguments)
    finally:
        await connection.close()
