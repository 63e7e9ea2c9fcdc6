"""Settings of the billing service."""

from datetime import timedelta

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """Every value comes from an environment variable that starts with `BILLING_`."""

    model_config = SettingsConfigDict(env_prefix="BILLING_", frozen=True)

    try_rates_every: timedelta = Field(
        default=timedelta(minutes=1),
        description="How often lines without a rate are tried again, some hundreds at a time.",
    )
