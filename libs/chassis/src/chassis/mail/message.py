"""A mail as it leaves: headers, plain text and HTML."""

from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Literal
from urllib.parse import urlsplit
from uuid import UUID


class WholeHeaders(EmailPolicy):
    """Encodes a header beyond ASCII as a whole.

    Python's own folding loses the space between two encoded words (« acceptée– Médecine »).
    """

    def fold(self, name: str, value: str) -> str:
        if str(value).isascii():
            return str(super().fold(name, value))
        encoded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {encoded}{self.linesep}"

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii", "surrogateescape")


_POLICY = WholeHeaders(linesep="\r\n")


class AddressUnusable(ValueError):
    """No mail can be sent to what is written as an address."""


@dataclass(frozen=True, kw_only=True)
class MailToSend:
    """A mail that is due now. `failures` counts the attempts before this one."""

    id: UUID
    address: str = field(repr=False)
    language: Literal["fr", "en"]
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    created_at: datetime
    failures: int


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """Where mail is handed over, and in whose name."""

    host: str
    port: int
    tls: Literal["none", "starttls", "tls"] = "none"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    sender: str
    public_url: str
    list_name: str = "notifications"
    poll_seconds: float = 0.3
    batch: int = 50

    @property
    def domain(self) -> str:
        """The domain of the sender's address, which identifies our mails."""
        return self.sender_address.rpartition("@")[2] or "localhost"

    @property
    def sender_address(self) -> str:
        """The bare address that the mail server is told."""
        return parseaddr(self.sender)[1]


def message_for(mail: MailToSend, server: MailServer) -> EmailMessage:
    """The same mail for every attempt: its Message-ID is that of the delivery.

    So a mail that was sent twice, by a crash between sending and noting it, is known as a double
    by mail programs and by whoever reads the logs. Raises AddressUnusable.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"] = server.sender
    message["To"] = _recipient(mail.address)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.created_at)
    message["Message-ID"] = f"<{mail.id}@{server.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    host = urlsplit(server.public_url).hostname or "localhost"
    message["List-Id"] = f"Practica <{server.list_name}.{host}>"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    message["Content-Language"] = mail.language  # last: a new content takes such headers away
    return message


def _recipient(address: str) -> Address:
    """One plain address; what is none, or would bring along other headers, is refused."""
    try:
        parsed = Address(addr_spec=address.strip())
    except (ValueError, IndexError, MessageError) as error:
        raise AddressUnusable("not an e-mail address") from error
    if not parsed.username or not parsed.domain or not address.isprintable():
        raise AddressUnusable("not an e-mail address")
    return parsed
