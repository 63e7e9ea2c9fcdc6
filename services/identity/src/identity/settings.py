"""Settings of the identity service."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.mail.settings import MailSettings
from chassis.sealing import SealingSettings


class Settings(MailSettings, SealingSettings):
    """Every value comes from an environment variable that starts with `IDENTITY_`."""

    model_config = SettingsConfigDict(env_prefix="IDENTITY_", frozen=True)

    access_token_lifetime: timedelta = Field(
        default=timedelta(minutes=10),
        gt=timedelta(0),
        le=timedelta(minutes=30),
        description="How long an access token is accepted.",
    )
    refresh_cookie_path: str = Field(
        default="/api/identity/sessions",
        description="The path under which browsers send the refresh token back.",
    )
    passwords_at_once: int = Field(
        default=2, ge=1, le=64, description="Passwords that one process hashes at a time."
    )
    breached_passwords_file: Path | None = Field(
        default=None,
        description="A filter made by `tools.breached_passwords`, instead of the one shipped.",
    )
    password_memory_kib: int = Field(
        default=65_536, ge=32, description="Memory of one argon2id hash; less only in tests."
    )
    single_sign_on_allow_http: bool = Field(
        default=False, description="Take identity providers without TLS (tests, demo)."
    )
    single_sign_on_allow_private_addresses: bool = Field(
        default=False,
        description="Let single sign-on reach private and loopback addresses (tests, demo).",
    )
    passkey_domain: str | None = Field(
        default=None,
        description="The domain that passkeys are bound to; the host of the public address if it "
        "is not given. Another one makes those registered worthless.",
    )
    passkey_origins: list[str] = Field(
        default=[],
        description="The pages that may ask for passkeys, such as `https://practica.example`; the "
        "origin of the public address if none is given.",
    )
