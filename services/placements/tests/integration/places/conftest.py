"""A database of the placements service for tests of places."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chassis.store import Database
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore
from testkit.databases import ServiceDatabase

OPEN_DATABASE = Path(__file__).parents[5] / "data" / "odhf" / "odhf_v1.1.csv"


@pytest.fixture
def open_database() -> bytes:
    """The real file: 7,033 facilities."""
    return OPEN_DATABASE.read_bytes()


@pytest.fixture
async def database(service_database: ServiceDatabase) -> AsyncIterator[Database[PlacementsStore]]:
    settings = Settings.model_validate({"database_url": service_database("placements")})
    database = Database(settings, store=PlacementsStore, outgoing=outgoing, source="placements")
    await database.open()
    try:
        yield database
    finally:
        await database.close()
