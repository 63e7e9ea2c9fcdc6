"""Identity's own mails, written, sealed, sent and read."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from chassis.embedded import MailSink
from chassis.mail.sender import MailSender
from chassis.sealing import Seal
from chassis.store import Database
from identity.messaging.mails import ResetDesk, mail_queue
from identity.settings import Settings
from identity.store.store import IdentityStore

PUBLIC_URL = "https://practica.example"


@dataclass(frozen=True)
class PostOffice:
    sink: MailSink
    deliver: Callable[[], Awaitable[int]]
    answer_resets: Callable[[], Awaitable[int]]

    def link(self, address: str, page: str) -> str:
        """The secret of the newest link to this page that the address was sent."""
        texts = [mail.body("plain") for mail in self.sink.mails_to(address)]
        found = [re.search(rf"{PUBLIC_URL}/{page}#([\w-]+)", text) for text in texts]
        return [match[1] for match in found if match][-1]


@pytest.fixture
def post_office(
    database: Database[IdentityStore], settings: Settings, mail_sink: MailSink
) -> PostOffice:
    """What the worker's loops do, one turn at a time."""
    settings = settings.model_copy(
        update={"smtp_host": mail_sink.host, "smtp_port": mail_sink.port}
    )
    sender = MailSender(
        database,
        mail_queue(Seal(settings.sealing_key()), PUBLIC_URL),
        settings.mail_server(public_url=PUBLIC_URL, list_name="accounts"),
    )
    resets = ResetDesk(database, poll_seconds=1)
    return PostOffice(sink=mail_sink, deliver=sender.send_due, answer_resets=resets.answer)
