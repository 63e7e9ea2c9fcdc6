"""Settings of the identity service."""

from datetime import timedelta

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.sealing import SealingSettings


class Settings(SealingSettings):
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
    password_memory_kib: int = Field(
        default=65_536, ge=32, description="Memory of one argon2id hash; less only in tests."
    )
