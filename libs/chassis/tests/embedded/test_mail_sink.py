"""The mail sink takes mail as a mail server does, and shows what it took."""

import smtplib
import socket
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from chassis.embedded.mail_sink import MailSink


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[MailSink]:
    with MailSink(tmp_path / "mail") as running:
        yield running


def send(sink: MailSink, message: EmailMessage, *, blind_copy: str | None = None) -> None:
    recipients = [str(message["To"]), *([blind_copy] if blind_copy else [])]
    with smtplib.SMTP(sink.host, sink.port, timeout=5) as client:
        client.send_message(message, from_addr="practica@example.org", to_addrs=recipients)


def a_mail(subject: str = "Demande acceptée") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Practica <practica@example.org>"
    message["To"] = "helene@example.org"
    message["Subject"] = subject
    message.set_content("La demande PR-2026-000123 a été acceptée.")
    message.add_alternative("<p>La demande a été acceptée.</p>", subtype="html")
    return message


def test_a_mail_arrives_with_its_accents_and_both_its_bodies(sink: MailSink) -> None:
    send(sink, a_mail())

    [mail] = sink.mails
    assert mail.subject == "Demande acceptée"
    assert mail.sender == "practica@example.org"
    assert mail.body().strip() == "La demande PR-2026-000123 a été acceptée."
    assert "<p>La demande a été acceptée.</p>" in mail.body("html")


def test_a_blind_copy_is_seen_among_the_recipients(sink: MailSink) -> None:
    send(sink, a_mail(), blind_copy="audit@example.org")

    assert sink.mails[0].recipients == ("helene@example.org", "audit@example.org")
    assert len(sink.mails_to("audit@example.org")) == 1
    assert sink.mails_to("nobody@example.org") == []


def test_mails_are_listed_in_the_order_of_their_arrival(sink: MailSink) -> None:
    for number in range(3):
        send(sink, a_mail(f"Mail {number}"))

    assert [mail.subject for mail in sink.mails] == ["Mail 0", "Mail 1", "Mail 2"]


def test_mails_stay_in_their_folder_after_the_sink_has_stopped(tmp_path: Path) -> None:
    with MailSink(tmp_path) as sink:
        send(sink, a_mail())

    assert [file.suffix for file in tmp_path.iterdir()] == [".eml"]
    assert len(MailSink(tmp_path).mails) == 1


def test_a_sink_stops_while_somebody_is_still_connected(tmp_path: Path) -> None:
    with MailSink(tmp_path) as sink:
        client = smtplib.SMTP(sink.host, sink.port, timeout=5)
        client.ehlo()
    client.close()

    with pytest.raises(ConnectionRefusedError):
        smtplib.SMTP(sink.host, sink.port, timeout=5)


def test_a_port_that_is_taken_is_reported(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="address already in use"):
            MailSink(tmp_path, port=taken.getsockname()[1]).__enter__()


def test_clearing_forgets_what_came_before(sink: MailSink) -> None:
    send(sink, a_mail())
    sink.clear()

    assert sink.mails == []
