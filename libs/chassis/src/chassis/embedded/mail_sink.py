"""A mail server that delivers to a folder, so that mail can be sent for real and read by tests."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, Envelope

from chassis.ids import new_id

_SENDER, _RECIPIENT = "X-Sink-Sender", "X-Sink-Recipient"


@dataclass(frozen=True)
class SunkMail:
    """One mail as it was handed over; `recipients` are the envelope's, so blind copies too."""

    file: Path
    sender: str
    recipients: Sequence[str]
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"] or "")

    def body(self, kind: str = "plain") -> str:
        """The text of that kind, `plain` or `html`; empty if the mail has none."""
        part = self.message.get_body((kind,))
        return part.get_content() if part else ""


class MailSink:
    """Listens on this machine alone, in a thread of its own, and keeps each mail as an .eml file.

    A port of 0 takes any free one; `port` is the real one once the sink was entered.
    """

    def __init__(self, folder: Path, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.folder = folder
        self.host = host
        self.port = port
        self._server: asyncio.Server | None = None
        self._sessions: list[SMTP] = []

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._open(), self._loop).result()
        except OSError:
            self._end_thread()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._end_thread()

    @property
    def mails(self) -> list[SunkMail]:
        """All mails, the oldest first."""
        return [_read(file) for file in sorted(self.folder.glob("*.eml"))]

    def mails_to(self, address: str) -> list[SunkMail]:
        return [mail for mail in self.mails if address in mail.recipients]

    def clear(self) -> None:
        for file in self.folder.glob("*.eml"):
            file.unlink()

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: object, envelope: Envelope
    ) -> str:
        """A mail is visible whole or not at all: it is written beside and then renamed."""
        headers = [f"{_SENDER}: {envelope.mail_from}"]
        headers += [f"{_RECIPIENT}: {recipient}" for recipient in envelope.rcpt_tos]
        content = envelope.original_content or b""
        file = self.folder / f"{new_id()}.eml"
        unfinished = file.with_suffix(".part")
        unfinished.write_bytes("".join(f"{line}\r\n" for line in headers).encode() + content)
        unfinished.rename(file)
        return "250 Message accepted for delivery"

    def _session(self) -> SMTP:
        session = SMTP(self, loop=self._loop, hostname="localhost", enable_SMTPUTF8=True)
        self._sessions.append(session)
        return session

    async def _open(self) -> None:
        self._server = await self._loop.create_server(self._session, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        for session in self._sessions:
            if session.transport is not None:
                session.transport.close()
        tasks: set[asyncio.Task[Any]] = asyncio.all_tasks(self._loop)
        tasks.discard(_current())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _end_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _current() -> "asyncio.Task[Any]":
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 - only coroutines ask
    return task


def _read(file: Path) -> SunkMail:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    sender = str(message[_SENDER] or "")
    recipients = tuple(str(value) for value in message.get_all(_RECIPIENT, []))
    for header in (_SENDER, _RECIPIENT):
        del message[header]
    return SunkMail(file, sender, recipients, message)
