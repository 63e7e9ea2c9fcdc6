"""A fenced database with a note of each of some agencies, as its owner and as `serve` see it."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from chassis.ids import new_id
from chassis.store import Database, Transaction
from testkit.databases import ServiceDatabase

from .notes import a_database, a_note, metadata, notes, put_up_fences

AGENCIES = 24


@pytest.fixture
async def url(service_database: ServiceDatabase) -> str:
    address = service_database("notes", metadata=metadata)
    await put_up_fences(address)
    return address


@pytest.fixture
async def owner(url: str) -> AsyncIterator[Database[Transaction]]:
    database = a_database(url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def agencies(owner: Database[Transaction]) -> list[UUID]:
    """Each has one note."""
    ids = [new_id() for _ in range(AGENCIES)]
    async with owner.transaction() as transaction:
        for agency in ids:
            transaction.append(notes, a_note(agency))
    return ids


@pytest.fixture
async def served(owner: Database[Transaction]) -> AsyncIterator[Database[Transaction]]:
    serving = owner.serving()
    await serving.open()
    yield serving
    await serving.close()
