"""The real application and its real database, fed by events as the bus would bring them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from chassis.auth import Level, Role, Viewer
from chassis.bus.port import Incoming
from chassis.embedded import MailSink
from chassis.store import Database
from chassis.subscriptions import Subscriptions
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parsing import Parsed, parse
from contracts.envelope import Envelope, Event
from contracts.identity import (
    AccountRecorded,
    AgencyRecorded,
    PersonRecorded,
    RoleAssignmentRecorded,
)
from contracts.placements import (
    DestinationRecorded,
    PlacementRequestSent,
    PlacementRequestState,
    ProgramRecorded,
    ServiceRecorded,
    SiteRecorded,
)
from notifications.app import create_app
from notifications.messaging import directory, places
from notifications.messaging.placement_requests import subscriptions_with
from notifications.messaging.texts import TemplateTexts
from notifications.settings import Settings
from notifications.store.store import NotificationsStore
from services.notifications.tests.integration.partner import Partner
from testkit import a_viewer, an_envelope, an_event, public_key_set

TEXTS = TemplateTexts("http://practica.test")
ROLES = {
    "requester": ("university", "placing_coordinator"),
    "receiving coordinator": ("hospital", "receiving_coordinator"),
    "destination coordinator": ("hospital", "destination_coordinator"),
    "supervisor": ("hospital", "supervisor"),
}
FRENCH = {"requester", "destination coordinator"}

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]


@pytest.fixture
def settings(service_database: Callable[[str], str], mail_sink: MailSink) -> Settings:
    return Settings(
        database_url=service_database("notifications"),
        jwks=public_key_set(),
        smtp_port=mail_sink.port,
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
    queues = (directory.subscriptions, places.subscriptions, subscriptions_with(TEXTS))

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
    agencies = [
        an_event(
            AgencyRecorded, agency_id=uuid_of("university"), kind="placing", name_en="University"
        ),
        an_event(
            AgencyRecorded, agency_id=uuid_of("hospital"), kind="receiving", name_en="Hospital"
        ),
    ]
    places = [
        an_event(SiteRecorded, site_id=uuid_of("site"), name="Pavillon A"),
        an_event(
            ServiceRecorded, service_id=uuid_of("service"), contact_person_id=uuid_of("contact")
        ),
        an_event(DestinationRecorded, destination_id=uuid_of("unit"), name="Unit 5B"),
        an_event(ProgramRecorded, program_id=uuid_of("nursing program")),
    ]
    people: list[Event] = []
    for name, (agency, role) in ROLES.items():
        language = "fr" if name in FRENCH else "en"
        people += [
            an_event(
                PersonRecorded,
                person_id=uuid_of(name),
                agency_id=uuid_of(agency),
                language=language,
                email=f"{name.replace(' ', '.')}@example.org",
            ),
            an_event(
                AccountRecorded, account_id=uuid_of(f"account of {name}"), person_id=uuid_of(name)
            ),
            an_event(
                RoleAssignmentRecorded,
                role_assignment_id=uuid_of(f"role of {name}"),
                person_id=uuid_of(name),
                agency_id=uuid_of(agency),
                role=role,
            ),
        ]
    return [*agencies, *places, *people]


@pytest.fixture
def a_request(uuid_of: Callable[[str], UUID]) -> AnEvent:
    """`a_request(PlacementRequestAccepted, …)`, among the known people and places."""

    def make(
        kind: type[PlacementRequestState] = PlacementRequestSent, **changes: Any
    ) -> PlacementRequestState:
        move = kind.type.removeprefix("placements.placement_request_").removesuffix(".v1")
        status = {"sent": "pending", "supervisors_assigned": "accepted"}.get(move, move)
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
async def partner() -> AsyncIterator[Partner]:
    """A partner's system that listens on this machine."""
    partner = Partner()
    server = await asyncio.start_server(partner.serve, "127.0.0.1", 0)
    partner.port = server.sockets[0].getsockname()[1]
    yield partner
    server.close()
    await server.wait_closed()
