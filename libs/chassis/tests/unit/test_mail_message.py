"""A mail reads at the other end as it was written."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from chassis.ids import new_id
from chassis.mail.message import MailServer, MailToSend, message_for

SERVER = MailServer(
    host="localhost", port=25, sender="Practica <p@example.org>", public_url="https://p.example.org"
)


def a_mail(subject: str) -> MailToSend:
    return MailToSend(
        id=new_id(),
        address="rc@example.org",
        language="fr",
        subject=subject,
        text="é",
        html="<p>é</p>",
        created_at=datetime(2026, 11, 23, tzinfo=UTC),
        failures=0,
    )


@pytest.mark.parametrize(
    "subject",
    [
        "plain",
        "[PR-2026-000302] Votre demande a été acceptée – CH de l'Université de Montréal (CHUM)",
        "[PR-2026-000001] Une demande a été acceptée – Médecine 2 Ouest",
        "é " * 80 + "fin",
        "a very long subject of plain words that has to be folded " * 3 + "end",
    ],
)
def test_a_subject_keeps_its_spaces_whatever_its_letters(subject: str) -> None:
    sent = message_for(a_mail(subject), SERVER).as_bytes()
    read = message_from_bytes(sent, policy=policy.default)
    assert read["Subject"] == subject
    assert max(len(line) for line in sent.split(b"\r\n")) <= 78


def test_a_mail_names_its_language() -> None:
    sent = message_for(a_mail("plain"), SERVER).as_bytes()
    assert message_from_bytes(sent, policy=policy.default)["Content-Language"] == "fr"
