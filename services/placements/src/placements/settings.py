"""Settings of the placements service."""

from datetime import timedelta

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.sealing import SealingSettings


class Settings(SealingSettings):
    """Every value comes from an environment variable that starts with `PLACEMENTS_`."""

    model_config = SettingsConfigDict(env_prefix="PLACEMENTS_", frozen=True)

    release_every: timedelta = Field(
        default=timedelta(seconds=30),
        description="How often the worker looks for held requests whose release date has come.",
    )
    destroy_every: timedelta = Field(
        default=timedelta(hours=6),
        description="How often the worker destroys the keys of students whose time is up.",
    )
    warn_every: timedelta = Field(
        default=timedelta(hours=24),
        description="How often the worker looks for consents that came within 180 days of their "
        "end; each is told once.",
    )
    rotate_every: timedelta = Field(
        default=timedelta(hours=1),
        description="How often the worker looks for students' keys under an older "
        "key-encryption key than the first of `PLACEMENTS_KEY_ENCRYPTION_KEY`.",
    )
