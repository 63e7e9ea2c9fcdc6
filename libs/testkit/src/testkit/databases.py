"""Real databases for tests: made once, cloned for each worker, emptied for each test."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import asyncpg
from sqlalchemy import MetaData, NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from chassis.embedded.postgres import Cluster
from chassis.embedded.postgres_server import PostgresServer
from chassis.embedded.sharing import SharedUse
from chassis.migrations import upgrade
from chassis.store.fence_statements import FUNCTIONS, LESS, RIGHTS, ROLES
from testkit.background import BackgroundLoop
from testkit.emptying import empty, remember_seeds


class ServiceDatabase(Protocol):
    """The address of a service's own database, empty but for what its migrations put there."""

    def __call__(self, service: str, *, metadata: MetaData | None = None) -> str: ...


@contextmanager
def server_for_tests(run_folder: Path) -> Iterator[PostgresServer]:
    """TEST_DATABASE_URL, whose user may make databases; else a server started for this run."""
    url = os.environ.get("TEST_DATABASE_URL")
    if url:
        server = PostgresServer(url)
        server.ensure_roles()
        yield server
        return
    cluster = Cluster(run_folder / "postgres", durable=False)

    def stop_and_forget() -> None:
        cluster.stop()
        shutil.rmtree(cluster.folder, ignore_errors=True)

    server = cluster.sharing.join(cluster.start)
    try:
        yield server
    finally:
        cluster.sharing.leave(stop_and_forget)


Fresh = Callable[[str, MetaData | None], str]


class Databases:
    """All databases of this worker process."""

    def __init__(self, server: PostgresServer, *, prefix: str, worker: str, locks: Path) -> None:
        self._server = server
        self._prefix = prefix
        self._worker = worker
        self._locks = locks
        self._made: dict[str, Any] = {}

    def fresh(self, loop: BackgroundLoop, service: str, metadata: MetaData | None) -> str:
        """The worker's database of the service, without the rows of earlier tests."""
        name = f"{self._prefix}{service}_{self._worker}"
        url = self._server.url(name)
        if name not in self._made:
            with _locked(self._locks / f"{service}.lock"):
                template = self._template(loop, service, metadata)
                loop.run(self._clone(template, name))
            self._made[name] = loop.run(_admin_of(self._server, name))
        else:
            loop.run(empty(self._made[name]))
        return url

    async def drop_all(self) -> None:
        """Ends connections that tests left open; the databases of other runs stay."""
        connection: Any = await asyncpg.connect(self._server.admin_url)
        pattern = self._prefix.replace("_", r"\_") + "%"
        names = await connection.fetch(
            "SELECT datname FROM pg_database WHERE datname LIKE $1", pattern
        )
        for row in names:
            await connection.execute(f'DROP DATABASE IF EXISTS "{row["datname"]}" WITH (FORCE)')
        await connection.close()

    async def close(self) -> None:
        for connection in self._made.values():
            with suppress(OSError, asyncpg.PostgresError):
                await connection.close()

    def _template(self, loop: BackgroundLoop, service: str, metadata: MetaData | None) -> str:
        """Migrated under another name first, so that what fails half-way is not taken for done."""
        template = f"{self._prefix}{service}_template"
        if loop.run(self._exists(template)):
            return template
        unfinished = f"{self._prefix}{service}_unfinished"
        loop.run(self._command(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)'))
        url = self._server.ensure_database(unfinished)
        if metadata is None:
            upgrade(url, service)
        else:
            loop.run(_create(url, metadata))
        loop.run(remember_seeds(url))
        loop.run(self._command(f'ALTER DATABASE "{unfinished}" RENAME TO "{template}"'))
        return template

    async def _clone(self, template: str, name: str) -> None:
        owner = f' OWNER "{self._server.service_role}"' if self._server.service_role else ""
        await self._command(f'CREATE DATABASE "{name}" TEMPLATE "{template}"{owner}')

    async def _exists(self, name: str) -> bool:
        return bool(await self._command(f"SELECT FROM pg_database WHERE datname = '{name}'"))

    async def _command(self, sql: str) -> list[Any]:
        connection: Any = await asyncpg.connect(self._server.admin_url)
        try:
            rows: list[Any] = await connection.fetch(sql)
            return rows
        finally:
            await connection.close()


@contextmanager
def databases_of_worker(
    server: PostgresServer, run_folder: Path, run_id: str, worker: str
) -> Iterator[Fresh]:
    """What `service_database` asks; the last worker of a run drops what it made on your server."""
    made = Databases(server, prefix=f"test_{run_id}_", worker=worker, locks=run_folder)
    sharing = SharedUse(run_folder / "databases")
    sharing.join(lambda: None)
    with BackgroundLoop() as loop:

        def drop_and_forget() -> None:
            if os.environ.get("TEST_DATABASE_URL"):  # a server of our own goes with its folder
                loop.run(made.drop_all())
            shutil.rmtree(run_folder / "databases", ignore_errors=True)

        try:
            yield lambda service, metadata: made.fresh(loop, service, metadata)
        finally:
            loop.run(made.close())
            sharing.leave(drop_and_forget)


def addresses(fresh: Fresh) -> ServiceDatabase:
    """Empties each database at the first call only."""
    given: dict[str, str] = {}

    def address(service: str, *, metadata: MetaData | None = None) -> str:
        if service not in given:
            given[service] = fresh(service, metadata)
        return given[service]

    return address


async def _create(url: str, metadata: MetaData) -> None:
    async def connect(*_: object, **__: object) -> Any:
        return await asyncpg.connect(url)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
        if "outbox" in metadata.tables:
            await connection.execute(
                text("CREATE TABLE outbox_default PARTITION OF outbox DEFAULT")
            )
        for statement in (
            *ROLES,
            *RIGHTS,
            *FUNCTIONS,
            *(LESS if "outbox" in metadata.tables else ()),
        ):
            await connection.execute(text(statement))
    await engine.dispose()


async def _admin_of(server: PostgresServer, name: str) -> Any:
    own = PostgresServer(server.admin_url).url(name)
    return await asyncpg.connect(own)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
