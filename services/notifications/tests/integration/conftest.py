"""The real application and its real database, fed by events as the bus would bring them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import select

from chassis.auth import Level, Role, Viewer
from chassis.bus.port import Incoming
from chassis.embedded import MailSink
from chassis.store import Database
from chassis.subscriptions import Subscriptions
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parsing import Parsed, parse
from contracts.envelope import Envelope, Event
from contracts.placements import (
    PlacementRequestSent,
    PlacementRequestState,
)
from notifications.app import create_app
from notifications.messaging import directory, places
from notifications.messaging.placement_requests import subscriptions_with
from notifications.messaging.students import student_subscriptions_with
from notifications.messaging.texts import TemplateTexts
from notifications.settings import Settings
from notifications.store.store import NotificationsStore
from notifications.store.tables.messages import inbox_items, mail_deliveries
from services.notifications.tests.integration.clock import MovableClock
from services.notifications.tests.integration.known import ROLES, known_facts
from services.notifications.tests.integration.partner import Partner, listening_partner
from testkit import a_viewer, an_envelope, an_event, public_key_set

TEXTS = TemplateTexts("http://practica.test")
Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
Told = Callable[[], Awaitable[list[tuple[str, UUID]]]]


@pytest.fixture
def settings(service_database: Callable[[str], str], mail_sink: MailSink) -> Settings:
    return Settings(
        database_url=service_database("notifications"),
        jwks=public_key_set(),
        smtp_port=mail_sink.port,
        key_encryption_key=SecretStr("a2V5IG9mIDMyIGJ5dGVzIGZvciB0aGVzZSB0ZXN0cy4="),
        webhooks_allow_http=True,
        webhooks_allow_private_addresses=True,
        webhook_timeout_seconds=1,
    )


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
async def database(app: FastAPI) -> AsyncIterator[Database[NotificationsStore]]:
    database: Database[NotificationsStore] = app.state.database
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def hear(database: Database[NotificationsStore]) -> Hear:
    """`await hear(event, …)`: all in one batch, in order; an Envelope keeps its identity."""
    queues = (
        directory.subscriptions,
        places.subscriptions,
        subscriptions_with(TEXTS),
        student_subscriptions_with(TEXTS),
    )

    async def told(*events: Event | Envelope) -> None:
        for subscriptions in queues:
            batch = [
                parsed
                for number, event in enumerate(events, start=1)
                if (parsed := _parsed(event, number, subscriptions))
            ]
            if batch:
                await handle_batch(subscriptions.queue_name, batch, database)

    return told


def _parsed(
    event: Event | Envelope, sequence: int, subscriptions: Subscriptions[Any]
) -> Parsed | None:
    envelope = event if isinstance(event, Envelope) else an_envelope(event, sequence=sequence)
    body = envelope.model_dump_json().encode()
    return parse(Incoming(body=body, attempt=1, token=None), subscriptions)


@pytest.fixture
def facts(uuid_of: Callable[[str], UUID]) -> list[Event]:
    """A university, a hospital, and four people with accounts; two of them read French."""
    return known_facts(uuid_of)


@pytest.fixture
def a_request(uuid_of: Callable[[str], UUID]) -> AnEvent:
    """`a_request(PlacementRequestAccepted, …)`, among the known people and places."""

    def make(
        kind: type[PlacementRequestState] = PlacementRequestSent, **changes: Any
    ) -> PlacementRequestState:
        move = kind.type.removeprefix("placements.placement_request_").removesuffix(".v1")
        status = {
            "sent": "pending",
            "supervisors_assigned": "accepted",
            "instructors_assigned": "accepted",
        }.get(move, move)
        values: dict[str, Any] = {
            "placement_request_id": uuid_of("request"),
            "status": status,
            "school_status": "redirected" if "_by_destination" in status else status,
            "placing_agency_id": uuid_of("university"),
            "receiving_agency_id": uuid_of("hospital"),
            "program_id": uuid_of("nursing program"),
            "site_id": uuid_of("site"),
            "service_id": uuid_of("service"),
            "destination_id": uuid_of("unit"),
            "requested_by": uuid_of("requester"),
            "sent_at": "2026-11-23T12:00:00Z",
        }
        return an_event(kind, **{**values, **changes})

    return make


@pytest.fixture
def viewer_of(uuid_of: Callable[[str], UUID]) -> Callable[..., Viewer]:
    """`viewer_of("requester", level=…)`: one of the known people, signed in."""

    def make(name: str, **changes: Any) -> Viewer:
        agency, role = ROLES[name]
        values: dict[str, Any] = {
            "person_id": uuid_of(name),
            "agency_id": uuid_of(agency),
            "role": Role(role),
        }
        return a_viewer(**{**values, **changes})

    return make


@pytest.fixture
def administrator(viewer_of: Callable[..., Viewer]) -> Viewer:
    """The university's local administrator."""
    return viewer_of("requester", level=Level.LOCAL_ADMINISTRATOR)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def partner() -> AsyncIterator[Partner]:
    """A partner's system that listens on this machine."""
    async with listening_partner() as partner:
        yield partner


@pytest.fixture
async def quick_partner() -> AsyncIterator[Partner]:
    """Another one."""
    async with listening_partner() as partner:
        yield partner


@pytest.fixture
def in_inboxes(database: Database[NotificationsStore]) -> Told:
    """(kind, person) of every inbox item, in the order in which they were written."""

    async def rows() -> list[tuple[str, UUID]]:
        async with database.reading() as connection:
            found = await connection.all(select(inbox_items).order_by(inbox_items.c.id))
        return [(row.kind, row.person_id) for row in found]

    return rows


@pytest.fixture
def mails(database: Database[NotificationsStore]) -> Callable[[], Awaitable[list[Any]]]:
    async def rows() -> list[Any]:
        async with database.reading() as connection:
            return list(
                await connection.all(select(mail_deliveries).order_by(mail_deliveries.c.id))
            )

    return rows
