"""Settings of the notifications service."""

from typing import Literal

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.sealing import SealingSettings


class Settings(SealingSettings):
    """Every value comes from an environment variable that starts with `NOTIFICATIONS_`."""

    model_config = SettingsConfigDict(env_prefix="NOTIFICATIONS_", frozen=True)

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
    inbox_kept_days: int = Field(
        default=400, ge=31, description="After how many days an item leaves the in-app inbox."
    )
    mail_kept_days: int = Field(
        default=180, ge=31, description="After how many days a mail that left or failed goes."
    )
    webhook_kept_days: int = Field(
        default=90,
        ge=31,
        description="After how many days a delivery to a partner goes, with every call of it.",
    )
    delivery_poll_seconds: float = Field(
        default=0.3, gt=0, le=60, description="How often due mails and webhooks are looked for."
    )
    webhook_timeout_seconds: float = Field(
        default=15.0, gt=0, le=30, description="How long one call of a partner may take in all."
    )
    webhooks_at_once: int = Field(
        default=32, ge=1, le=500, description="Calls under way at once in one worker."
    )
    webhooks_at_once_per_endpoint: int = Field(
        default=4, ge=1, le=50, description="Calls under way at once to one endpoint, in all."
    )
    webhooks_allow_http: bool = Field(
        default=False, description="Let partners register addresses without TLS (tests, demo)."
    )
    webhooks_allow_private_addresses: bool = Field(
        default=False,
        description="Let webhooks reach private and loopback addresses (tests, demo).",
    )
