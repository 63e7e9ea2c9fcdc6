"""Identity's own mails leave: what lies sealed in the queue becomes words at the last moment."""

import asyncio
import json
from datetime import datetime

import structlog

from chassis.mail.message import MailToSend
from chassis.mail.queue import MailQueue
from chassis.sealing import CannotOpen, Seal
from chassis.store import Database, Row
from identity.commands.accounts.reset_password import answer_resets
from identity.commands.accounts.warn_dormant import warn_dormant
from identity.domain.mail.mail import MailKind
from identity.messaging.words import WORDS, written
from identity.store.store import IdentityStore
from identity.store.tables.mail import mails

AT_ONCE = 100

_log = structlog.get_logger(__name__)


def mail_queue(seal: Seal, public_url: str) -> MailQueue:
    """When a mail has left or is given up, nothing of what it said is kept."""
    base = public_url.rstrip("/")

    def read(row: Row) -> MailToSend:
        kind = MailKind(row.kind)
        try:
            content = json.loads(seal.open(row.sealed or ""))
        except CannotOpen:  # the key-encryption key was replaced: nobody can send it any more
            content = {"address": "", "secret": None, "facts": {}}
        page, secret = WORDS[kind][row.language].page, content["secret"]
        url = f"{base}/{page}" + (f"#{secret}" if secret else "") if page else None
        facts = content["facts"] or {"day": "2000-01-01"}
        words = written(kind, row.language, url=url, facts=facts)
        return MailToSend(
            id=row.id,
            address=content["address"],
            language=row.language,
            subject=words.subject,
            text=words.text,
            html=words.html,
            created_at=row.created_at,
            failures=row.attempts - 1,
        )

    return MailQueue(mails, read, once_over={"sealed": None})


class ResetDesk:
    """Looks up who asked for a link, and writes the mail, until told to stop."""

    def __init__(self, database: Database[IdentityStore], *, poll_seconds: float) -> None:
        self._database = database
        self._poll_seconds = poll_seconds

    async def run(self) -> None:
        while True:
            try:
                answered = await self.answer()
            except Exception:  # noqa: BLE001 - the loop outlives every fault, as a database that is away
                _log.exception("links not written")
                answered = 0
            if answered < AT_ONCE:
                await asyncio.sleep(self._poll_seconds)

    async def answer(self) -> int:
        """One batch; answers how many had asked."""
        async with self._database.transaction() as store:
            return await answer_resets(store, most=AT_ONCE)


async def warn_of_dormancy(
    database: Database[IdentityStore], *, now: datetime | None = None
) -> None:
    """A timer's work: safe to repeat, and to run in several workers at once."""
    looked_at = AT_ONCE
    while looked_at == AT_ONCE:
        async with database.transaction() as store:
            today = (now or store.now).date()
            looked_at = await warn_dormant(store, today=today, most=AT_ONCE)
