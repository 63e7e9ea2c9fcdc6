"""A database of the placements service for tests of places."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest

from chassis.store import Database
from placements.app import create_app
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore
from placements.store.tables.people import agencies
from services.placements.tests.integration.places.keeping import HOSPITAL
from testkit.clients import client_for
from testkit.databases import ServiceDatabase
from testkit.tokens import public_key_set

OPEN_DATABASE = Path(__file__).parents[5] / "data" / "odhf" / "odhf_v1.1.csv"


@pytest.fixture(scope="session")
def open_database() -> bytes:
    """The real file: 7,033 facilities."""
    return OPEN_DATABASE.read_bytes()


@pytest.fixture(scope="session")
def prince_edward_island(open_database: bytes) -> bytes:
    """The part of the real file that speaks of one small province: 95 facilities, two twice."""
    header, *lines = open_database.splitlines(keepends=True)
    return header + b"".join(line for line in lines if b",pe," in line)


@pytest.fixture
def settings(service_database: ServiceDatabase) -> Settings:
    return Settings.model_validate(
        {"database_url": service_database("placements"), "jwks": public_key_set()}
    )


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Database[PlacementsStore]]:
    database = Database(settings, store=PlacementsStore, outgoing=outgoing, source="placements")
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture
def told_of(database: Database[PlacementsStore]) -> Callable[[UUID], Awaitable[None]]:
    """Keeps an agency as if identity had told of it."""

    async def keep(id: UUID) -> None:
        names = dict.fromkeys(("name_fr", "name_en", "short_name"), "CISSS")
        row: dict[str, Any] = {"id": id, "kind": "both", "province": "QC", "active": True, **names}
        async with database.transaction() as store:
            store.transaction.keep_newest(agencies, row, version=1)

    return keep


@pytest.fixture
async def client(
    database: Database[PlacementsStore],
    settings: Settings,
    told_of: Callable[[UUID], Awaitable[None]],
) -> AsyncIterator[httpx2.AsyncClient]:
    await told_of(HOSPITAL)
    async with client_for(create_app(settings, database=database)) as client:
        yield client
