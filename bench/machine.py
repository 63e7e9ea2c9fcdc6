"""The parts that every figure shares: one PostgreSQL that keeps its word, and one RabbitMQ."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from chassis.embedded import embedded_postgres
from chassis.embedded.postgres_server import PostgresServer, ask
from chassis.migrations import upgrade
from testkit import Broker

POOL_SIZE = 10


@dataclass(frozen=True)
class Plan:
    """How thorough a run is."""

    rounds: int = 5
    quick: bool = False

    def size(self, full: int) -> int:
        """A tenth where only the way through is to be tried."""
        return full // 10 if self.quick else full


@dataclass(frozen=True)
class Machine:
    """Where the measured processes find their store and their bus."""

    postgres: PostgresServer
    amqp_url: str
    load_before: float
    """How many processes were running on average before we came; judge nothing by a run above 1."""

    async def database(self, name: str, service: str) -> str:
        """The address of a new database with the tables of a service."""
        url = self.postgres.ensure_database(name)
        await asyncio.to_thread(upgrade, url, service)
        return url

    def postgres_version(self) -> str:
        return str(ask(self.postgres.admin_url, "SHOW server_version"))


@contextmanager
def started() -> Iterator[Machine]:
    """Both servers on data folders of their own, which are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="practica-bench-"))
    folder.chmod(0o755)  # PostgreSQL refuses to run as root and has to enter it as another user
    broker = Broker(folder / "broker")
    load = os.getloadavg()[0]
    try:
        with embedded_postgres(folder / "postgres") as server:
            ask(server.admin_url, "ALTER SYSTEM SET track_commit_timestamp = on")
        broker.start()
        with embedded_postgres(folder / "postgres") as server:
            yield Machine(server, broker.url, load)
    finally:
        broker.discard()
        shutil.rmtree(folder, ignore_errors=True)


def tell(what: str) -> None:
    """Says what is under way."""
    print(f"  {what} …", flush=True)


async def connected(url: str) -> Any:
    """A plain connection for seeding and looking."""
    return await asyncpg.connect(url)
