"""Settings of the placements service."""

from datetime import timedelta

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Every value comes from an environment variable that starts with `PLACEMENTS_`."""

    model_config = SettingsConfigDict(env_prefix="PLACEMENTS_", frozen=True)

    release_every: timedelta = Field(
        default=timedelta(seconds=30),
        description="How often the worker looks for held requests whose release date has come.",
    )
