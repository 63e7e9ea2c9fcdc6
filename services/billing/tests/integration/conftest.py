"""The real application and its real database, fed by events as the bus would bring them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from billing.app import create_app
from billing.messaging import agencies, placement_requests, programs
from billing.settings import Settings
from billing.store.store import BillingStore
from chassis.bus.port import Incoming
from chassis.store import Database
from chassis.subscriptions import Subscriptions
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parsing import Parsed, parse
from contracts.envelope import Event
from contracts.placements import PlacementRequestConfirmed, PlacementRequestState
from testkit import an_envelope, an_event, public_key_set

Told = tuple[Event, int]


@pytest.fixture
def app(service_database: Callable[[str], str]) -> FastAPI:
    settings = Settings(database_url=service_database("billing"), jwks=public_key_set())
    return create_app(settings)


@pytest.fixture
async def database(app: FastAPI) -> AsyncIterator[Database[BillingStore]]:
    database: Database[BillingStore] = app.state.database
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def hear(database: Database[BillingStore]) -> Callable[..., Awaitable[None]]:
    """`await hear((event, sequence), …)`: all of them in one batch, as a consumer takes them."""

    async def told(*events: Told) -> None:
        for subscriptions in (
            agencies.subscriptions,
            programs.subscriptions,
            placement_requests.subscriptions,
        ):
            batch = [
                parsed
                for event, sequence in events
                if (parsed := _parsed(event, sequence, subscriptions))
            ]
            if batch:
                await handle_batch(subscriptions.queue_name, batch, database)

    return told


def _parsed(event: Event, sequence: int, subscriptions: Subscriptions[Any]) -> Parsed | None:
    body = an_envelope(event, sequence=sequence).model_dump_json().encode()
    return parse(Incoming(body=body, attempt=1, token=None), subscriptions)


@pytest.fixture
def december(uuid_of: Callable[[str], UUID]) -> Callable[..., PlacementRequestState]:
    """The worked example as an event: 12 shifts, 96 hours, a group of 4."""

    def make(
        kind: type[PlacementRequestState] = PlacementRequestConfirmed, **changes: Any
    ) -> PlacementRequestState:
        status = kind.type.removeprefix("placements.placement_request_").removesuffix(".v1")
        values: dict[str, Any] = {
            "placement_request_id": uuid_of("request"),
            "status": status,
            "placing_agency_id": uuid_of("university"),
            "receiving_agency_id": uuid_of("hospital"),
            "program_id": uuid_of("bachelor of nursing"),
            "course_id": uuid_of("medical-surgical practicum"),
            "site_id": uuid_of("main building"),
            "placement_type": "group",
            "starts_on": date(2026, 12, 2),
            "ends_on": date(2026, 12, 25),
        }
        return an_event(kind, **{**values, **changes})

    return make
