"""Mail leaves over real SMTP, at least once, and what is refused is tried again or recorded."""

import socket
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from chassis.embedded import MailSink
from chassis.mail.message import MailServer
from chassis.mail.sender import MailSender
from chassis.store import Database
from contracts.envelope import Event
from contracts.placements import PlacementRequestAccepted, PlacementRequestState
from notifications.settings import Settings
from notifications.store.mail import MAIL_QUEUE
from notifications.store.store import NotificationsStore
from notifications.store.tables.messages import mail_deliveries
from notifications.worker import mail_server
from services.notifications.tests.integration.clock import MovableClock

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
ADDRESS = "receiving.coordinator@example.org"


@pytest.fixture
def server(settings: Settings) -> MailServer:
    return mail_server(settings)


@pytest.fixture
def sender(
    database: Database[NotificationsStore], server: MailServer, clock: MovableClock
) -> MailSender:
    return MailSender(database, MAIL_QUEUE, server, clock=clock)


@pytest.fixture
async def one_mail(hear: Hear, facts: list[Event], a_request: AnEvent) -> None:
    await hear(*facts)
    await hear(a_request())


async def the_mail(database: Database[NotificationsStore]) -> Any:
    async with database.reading() as connection:
        return await connection.first(select(mail_deliveries))


@pytest.mark.usefixtures("one_mail")
async def test_a_mail_arrives_with_text_html_and_honest_headers(
    sender: MailSender, mail_sink: MailSink, database: Database[NotificationsStore]
) -> None:
    assert await sender.send_due() == 1

    [mail] = mail_sink.mails_to(ADDRESS)
    row = await the_mail(database)
    assert "Pavillon A" in mail.body("plain")
    assert '<html lang="en">' in mail.body("html")
    assert mail.message["Message-ID"] == f"<{row.id}@localhost>"
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.message["List-Id"] == "Practica <notifications.localhost>"
    assert mail.message["Date"]
    assert mail.message["To"] == ADDRESS
    assert (row.state, row.attempts, row.last_error) == ("sent", 1, None)
    assert await sender.send_due() == 0


async def test_french_survives_the_way(
    hear: Hear, facts: list[Event], a_request: AnEvent, sender: MailSender, mail_sink: MailSink
) -> None:
    await hear(*facts)
    await hear(a_request(PlacementRequestAccepted))
    await sender.send_due()

    [mail] = mail_sink.mails_to("requester@example.org")
    assert "Votre demande a été acceptée" in mail.subject
    assert "Établissement" in mail.body("plain")


@pytest.mark.usefixtures("one_mail")
async def test_a_crash_between_sending_and_noting_doubles_a_mail_that_is_known_as_one(
    sender: MailSender,
    mail_sink: MailSink,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(MAIL_QUEUE, "mark_sent", _crash)
        with pytest.raises(RuntimeError):
            await sender.send_due()
    clock.ahead = timedelta(minutes=6)
    assert await sender.send_due() == 1

    first, second = mail_sink.mails_to(ADDRESS)
    assert first.message["Message-ID"] == second.message["Message-ID"]


async def _crash(*_: object, **__: object) -> None:
    raise RuntimeError("the process died here")


@pytest.mark.usefixtures("one_mail")
async def test_a_claimed_mail_belongs_to_one_worker(
    database: Database[NotificationsStore], server: MailServer, sender: MailSender
) -> None:
    async with database.transaction() as other:
        claimed = await MAIL_QUEUE.claim(other.connection, now=datetime.now(UTC), most=10)
        assert len(claimed) == 1
        assert await sender.send_due() == 0
    assert await sender.send_due() == 0


@pytest.mark.usefixtures("one_mail")
async def test_a_server_that_is_away_is_tried_again_by_the_schedule_and_then_given_up(
    database: Database[NotificationsStore], server: MailServer, clock: MovableClock
) -> None:
    sender = MailSender(database, MAIL_QUEUE, replace(server, port=_nobody_listens()), clock=clock)
    waits = []
    while (row := await the_mail(database)).state == "due":
        before = clock()
        assert await sender.send_due() == 1
        row = await the_mail(database)
        waits.append(round((row.try_again_at - before) / timedelta(minutes=1)))
        clock.ahead += row.try_again_at - before

    assert waits == [1, 5, 30, 120, 300, 600, 600, 0]
    assert (row.state, row.attempts) == ("failed", 8)


class Refusing(MailSink):
    """Knows nobody, or is too busy."""

    answer = "550 5.1.1 no such user"

    async def handle_RCPT(self, *_: object) -> str:  # noqa: N802 - the name that aiosmtpd calls
        return self.answer


@pytest.mark.usefixtures("one_mail")
@pytest.mark.parametrize(
    ("answer", "state"), [("550 5.1.1 no such user", "bounced"), ("451 4.3.0 try later", "due")]
)
async def test_a_refusal_for_good_is_recorded_as_a_bounce_and_another_is_tried_again(
    database: Database[NotificationsStore],
    server: MailServer,
    tmp_path: Path,
    answer: str,
    state: str,
) -> None:
    with Refusing(tmp_path / "refused") as sink:
        sink.answer = answer
        await MailSender(database, MAIL_QUEUE, replace(server, port=sink.port)).send_due()

    row = await the_mail(database)
    assert row.state == state
    assert row.last_error == f"recipient refused ({answer[:3]})"
    assert ADDRESS not in row.last_error


@pytest.mark.usefixtures("one_mail")
@pytest.mark.parametrize(
    "address", ["nobody", "two@example.org, three@example.org", "a@b.c\r\nBcc: d@e.f", "@", ""]
)
async def test_what_is_no_address_bounces_and_harms_no_other(
    database: Database[NotificationsStore], sender: MailSender, mail_sink: MailSink, address: str
) -> None:
    async with database.reading() as connection:
        await connection.execute(update(mail_deliveries).values(address=address))

    await sender.send_due()

    assert (await the_mail(database)).state == "bounced"
    assert mail_sink.mails == []


def _nobody_listens() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
