"""Settings of a service that sends mail."""

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings

from chassis.mail.message import MailServer


class MailSettings(BaseSettings):
    """A mixin for the settings of a service."""

    smtp_host: str = Field(default="127.0.0.1", description="Mail server that takes our mail.")
    smtp_port: int = Field(default=1025, ge=1, le=65535, description="Port of the mail server.")
    smtp_tls: Literal["none", "starttls", "tls"] = Field(
        default="none",
        description="Encryption of the connection to the mail server; certificates are checked.",
    )
    smtp_user: str | None = Field(default=None, description="User at the mail server.")
    smtp_password: str | None = Field(
        default=None, repr=False, description="Password at the mail server."
    )
    mail_from: str = Field(
        default="Practica <practica@localhost>", description="Sender of every mail."
    )
    delivery_poll_seconds: float = Field(
        default=0.3, gt=0, le=60, description="How often what is due to leave is looked for."
    )

    def mail_server(self, *, public_url: str, list_name: str) -> MailServer:
        """`list_name` tells mails of one kind apart, in the header List-Id."""
        return MailServer(
            host=self.smtp_host,
            port=self.smtp_port,
            tls=self.smtp_tls,
            user=self.smtp_user,
            password=self.smtp_password,
            sender=self.mail_from,
            public_url=public_url,
            list_name=list_name,
            poll_seconds=self.delivery_poll_seconds,
        )
