"""The whole worker on an in-process bus: from an event to a mail and a partner's call."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from fastapi import FastAPI

from chassis.auth import Viewer
from chassis.bus.in_process import InProcessBus
from chassis.bus.port import OutgoingMessage
from chassis.embedded import MailSink
from contracts.envelope import Event
from contracts.placements import PlacementRequestAccepted, PlacementRequestState
from notifications.settings import Settings
from notifications.worker import create_worker
from services.notifications.tests.integration.partner import Partner
from testkit import an_envelope, client_for, eventually

Publish = Callable[..., Awaitable[None]]


@pytest.fixture
async def publish(settings: Settings) -> AsyncIterator[Publish]:
    """The bus of a running worker; `await publish(event, …)` returns when all were handled."""
    bus, stop = InProcessBus(), asyncio.Event()
    worker = create_worker(settings, bus)
    await worker.declare()
    running = asyncio.create_task(worker.run(stop))

    async def all_of(*events: Event) -> None:
        messages = []
        for event in events:
            envelope = an_envelope(event)
            body = envelope.model_dump_json().encode()
            messages.append(OutgoingMessage(envelope.id, event.type, event.subject, body))
        assert all(await bus.publish(messages))

    yield all_of
    stop.set()
    await running


@pytest.fixture
async def secret(app: FastAPI, administrator: Viewer, partner: Partner) -> str:
    """The signing secret of the partner's endpoint, which the school registered."""
    async with client_for(app, administrator) as client:
        answer = await client.post("/webhook-endpoints", json={"url": partner.url})
    return str(answer.json()["secret"])


async def test_an_accepted_request_becomes_a_mail_and_a_call(
    publish: Publish,
    facts: list[Event],
    a_request: Callable[..., PlacementRequestState],
    secret: str,
    partner: Partner,
    mail_sink: MailSink,
) -> None:
    await publish(*facts)
    await publish(a_request(PlacementRequestAccepted))

    async def both_arrived() -> None:
        assert "acceptée – " in mail_sink.mails_to("requester@example.org")[0].subject
        assert partner.calls[0].is_signed_with(secret)

    await eventually(both_arrived, within=5)


async def test_a_request_that_overtakes_the_facts_is_told_once_they_are_here(
    publish: Publish,
    facts: list[Event],
    a_request: Callable[..., PlacementRequestState],
    mail_sink: MailSink,
) -> None:
    await publish(a_request())
    await publish(*facts)

    async def arrived() -> None:
        assert len(mail_sink.mails) == 1

    await eventually(arrived, within=5)
