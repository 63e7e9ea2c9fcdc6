"""Settings of the reporting service."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Every value comes from an environment variable that starts with `REPORTING_`."""

    model_config = SettingsConfigDict(env_prefix="REPORTING_", frozen=True)

    time_zone: str = Field(
        default="America/Toronto",
        description="In whose days reports say when something was sent, answered or confirmed.",
    )
