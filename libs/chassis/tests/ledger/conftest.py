"""Whoever writes in the ledger, and somebody whom nothing stops."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import asyncpg
import pytest

from chassis.embedded.postgres_server import PostgresServer
from chassis.ids import new_id
from chassis.ledger import AUDIT, Entry, enter
from chassis.outgoing import Outgoing
from chassis.store import Database, Transaction
from testkit.databases import ServiceDatabase

from .boxes import BoxSettings, Ledgers, metadata


@pytest.fixture
def url(service_database: ServiceDatabase) -> str:
    return service_database("boxes", metadata=metadata)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Ledgers]:
    def store(transaction: Transaction) -> Transaction:
        return transaction

    database = Database(BoxSettings(url), store=store, outgoing=Outgoing(), source="boxes")
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def by_force(url: str, postgres_url: str) -> AsyncIterator[Any]:
    """Somebody who may do anything, and lets no trigger stop them."""
    name = url.partition("?")[0].rpartition("/")[2]
    connection: Any = await asyncpg.connect(PostgresServer(postgres_url).url(name))
    await connection.execute("SET session_replication_role = replica")
    yield connection
    await connection.close()


@pytest.fixture
def write(database: Ledgers) -> Callable[[int], Any]:
    """Commits so many entries, each in a transaction of its own."""

    async def written(count: int) -> None:
        for number in range(count):
            async with database.transaction() as transaction:
                what = Entry(
                    book=AUDIT, what="box.counted", subject_id=new_id(), facts={"n": number}
                )
                enter(transaction, what)

    return written
