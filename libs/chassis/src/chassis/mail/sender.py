"""Sends due mails over one connection a batch, until told to stop."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from chassis.mail.message import AddressUnusable, MailServer, MailToSend, message_for
from chassis.mail.queue import MailQueue
from chassis.store import Database

SECONDS = 20.0
"""How long the mail server may take for one step."""

_log = structlog.get_logger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


class MailSender:
    """Claims mails, hands them to the mail server, and writes down what came of it."""

    def __init__(
        self,
        database: Database[Any],
        queue: MailQueue,
        server: MailServer,
        *,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._queue = queue
        self._server = server
        self._clock = clock

    async def run(self) -> None:
        while True:
            try:
                tried = await self.send_due()
            except Exception:  # noqa: BLE001 - the loop outlives every fault, as a database that is away
                _log.exception("mail not sent")
                tried = 0
            if tried < self._server.batch:
                await asyncio.sleep(self._server.poll_seconds)

    async def send_due(self) -> int:
        """Send one batch of what is due now; answers how many were tried."""
        async with self._database.reading() as connection:
            claimed = await self._queue.claim(
                connection, now=self._clock(), most=self._server.batch
            )
        if claimed:
            await self._send(claimed)
        return len(claimed)

    async def _send(self, claimed: list[MailToSend]) -> None:
        waiting = list(claimed)
        try:
            async with self._connection() as smtp:
                while waiting:
                    await self._send_one(smtp, waiting[0])
                    waiting.pop(0)
        except (SMTPException, OSError) as error:  # the connection's fault, not one mail's
            _log.warning("mail server away", error=type(error).__name__, waiting=len(waiting))
            for mail in waiting:
                await self._failed(mail, error, permanent=False)
            waiting = []
        finally:
            if waiting:
                async with self._database.reading() as connection:
                    await self._queue.give_back(connection, waiting, now=self._clock())

    async def _send_one(self, smtp: SMTP, mail: MailToSend) -> None:
        """Raises only what ends the connection."""
        try:
            message = message_for(mail, self._server)
            # as bytes: aiosmtplib's send_message would fold the headers anew, in Python's own way
            await smtp.sendmail(self._server.sender_address, mail.address.strip(), bytes(message))
        except AddressUnusable as error:
            await self._failed(mail, error, permanent=True)
        except (SMTPRecipientsRefused, SMTPResponseException, SMTPNotSupported) as error:
            await self._failed(mail, error, permanent=_is_permanent(error))
        else:
            async with self._database.reading() as connection:
                await self._queue.mark_sent(connection, mail.id, now=self._clock())

    async def _failed(self, mail: MailToSend, error: Exception, *, permanent: bool) -> None:
        async with self._database.reading() as connection:
            await self._queue.mark_failed(
                connection, mail, _described(error), permanent=permanent, now=self._clock()
            )

    def _connection(self) -> SMTP:
        server = self._server
        return SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=server.password,
            use_tls=server.tls == "tls",
            start_tls=server.tls == "starttls",
            timeout=SECONDS,
        )


def _is_permanent(error: Exception) -> bool:
    """Codes from 500 are final for this mail; a refused sign-in or sender is ours to mend."""
    if isinstance(error, (SMTPAuthenticationError, SMTPSenderRefused)):
        return False
    if isinstance(error, SMTPRecipientsRefused):
        return all(each.code >= 500 for each in error.recipients)
    return isinstance(error, SMTPNotSupported) or (
        isinstance(error, SMTPResponseException) and error.code >= 500
    )


def _described(error: Exception) -> str:
    """The server's code and the kind of error; its sentence may quote the address."""
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        return f"recipient refused ({error.recipients[0].code})"
    if isinstance(error, SMTPResponseException):
        return f"{type(error).__name__} ({error.code})"
    return type(error).__name__
