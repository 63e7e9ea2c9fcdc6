"""The school and hospital of the requests' tests, with a key for students."""

import secrets
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from functools import partial

import pytest

from chassis.data_keys import DataKeys
from chassis.store import Database
from placements.app import create_app
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore
from services.placements.tests.integration.requests.conftest import settle
from services.placements.tests.integration.requests.world import Store
from services.placements.tests.integration.students.school import School
from testkit.clients import client_for
from testkit.tokens import public_key_set


@pytest.fixture
async def school(service_database: Callable[..., str]) -> AsyncIterator[School]:
    key = secrets.token_bytes(32)
    settings = Settings(
        database_url=service_database("placements"),
        jwks=public_key_set(),
        key_encryption_key=b64encode(key).decode(),
    )
    database: Store = Database(
        settings,
        store=partial(PlacementsStore, keys=DataKeys(key)),
        outgoing=outgoing,
        source="placements",
    )
    async with client_for(create_app(settings, database=database)) as client:
        school = School(database, client, settings=settings)
        await settle(school)
        yield school
