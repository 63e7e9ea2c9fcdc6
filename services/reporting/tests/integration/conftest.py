"""The real application and its real database, fed by events as the bus would bring them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

import pytest
from fastapi import FastAPI

from chassis.auth import Level, Role, Viewer
from chassis.bus.port import Incoming
from chassis.store import Database
from chassis.subscriptions import Subscriptions
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parsing import Parsed, parse
from contracts.envelope import Event
from contracts.placements import PlacementRequestState, PlacementRequestSupervisorsAssigned
from reporting.app import create_app
from reporting.messaging import names, placement_requests
from reporting.settings import Settings
from reporting.store.store import ReportingStore
from testkit import an_envelope, an_event, public_key_set

NAMES = UUID("0190a000-0000-7000-8000-000000000000")


def named(name: str) -> UUID:
    """The same identity for the same name, in every test."""
    return uuid5(NAMES, name)


@pytest.fixture
def uuid_of() -> Callable[[str], UUID]:
    return named


@pytest.fixture
def app(service_database: Callable[[str], str]) -> FastAPI:
    settings = Settings(database_url=service_database("reporting"), jwks=public_key_set())
    return create_app(settings)


@pytest.fixture
async def database(app: FastAPI) -> AsyncIterator[Database[ReportingStore]]:
    database: Database[ReportingStore] = app.state.database
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def hear(database: Database[ReportingStore]) -> Callable[..., Awaitable[None]]:
    """`await hear((event, sequence), …)`: all of them in one batch, as a consumer takes them."""

    async def told(*events: tuple[Event, int]) -> None:
        for subscriptions in (names.subscriptions, placement_requests.subscriptions):
            parsed = [_parsed(event, sequence, subscriptions) for event, sequence in events]
            batch = [each for each in parsed if each is not None]
            if batch:
                await handle_batch(subscriptions.queue_name, batch, database)

    return told


def _parsed(event: Event, sequence: int, subscriptions: Subscriptions[Any]) -> Parsed | None:
    body = an_envelope(event, sequence=sequence).model_dump_json().encode()
    return parse(Incoming(body=body, attempt=1, token=None), subscriptions)


@pytest.fixture
def a_request() -> Callable[..., PlacementRequestState]:
    """A request of the university to the hospital in December, as any of its events tells it."""

    def make(status: str = "confirmed", **changes: Any) -> PlacementRequestState:
        hidden = {"accepted_by_destination", "declined_by_destination"}
        values: dict[str, Any] = {
            "placement_request_id": named("request"),
            "reference": "PR-2026-000123",
            "status": status,
            "school_status": "redirected" if status in hidden else status,
            "placing_agency_id": named("university"),
            "receiving_agency_id": named("hospital"),
            "program_id": named("nursing"),
            "course_id": named("practicum"),
            "placement_type": "group",
            "site_id": named("main building"),
            "service_id": named("medicine"),
            "destination_id": named("unit 4"),
            "starts_on": date(2026, 12, 2),
            "ends_on": date(2026, 12, 25),
            "supervisor_ids": [named("supervisor")],
            "instructor_ids": [named("instructor")],
            "sent_at": datetime(2026, 11, 1, 3, tzinfo=UTC),
            "answered_at": datetime(2026, 11, 8, 15, tzinfo=UTC),
        }
        return an_event(PlacementRequestSupervisorsAssigned, **{**values, **changes})

    return make


@pytest.fixture
def a_viewer() -> Callable[..., Viewer]:
    """The coordinator of the university or, for other roles, somebody at the hospital."""

    def make(role: Role = Role.PLACING_COORDINATOR, **changes: Any) -> Viewer:
        placing = role in {Role.PLACING_COORDINATOR, Role.COURSE_LEADER, Role.INSTRUCTOR}
        who = {Role.SUPERVISOR: "supervisor", Role.INSTRUCTOR: "instructor"}
        values: dict[str, Any] = {
            "account_id": named("account"),
            "person_id": named(who.get(role, "person")),
            "role_assignment_id": named("assignment"),
            "agency_id": named("university" if placing else "hospital"),
            "role": role,
            "level": Level.REGULAR,
            "session_id": named("session"),
        }
        return Viewer(**{**values, **changes})

    return make
