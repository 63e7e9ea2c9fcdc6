"""Settings of the notifications service."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.mail.settings import MailSettings
from chassis.sealing import SealingSettings


class Settings(MailSettings, SealingSettings):
    """Every value comes from an environment variable that starts with `NOTIFICATIONS_`."""

    model_config = SettingsConfigDict(env_prefix="NOTIFICATIONS_", frozen=True)

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
