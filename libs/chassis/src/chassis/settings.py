"""Settings that every service shares, read from the environment and from nowhere else."""

import os
from typing import Any, ClassVar, Literal

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

SHARED_PREFIX = "PRACTICA_"
SHARED = frozenset(
    {
        "amqp_url",
        "audience",
        "bus_prefix",
        "database_pool_size",
        "database_statement_seconds",
        "environment",
        "issuer",
        "jwks",
        "jwks_url",
        "log_level",
        "otlp_endpoint",
        "public_url",
        "trace_sampling",
    }
)


class SharedSettingsSource(EnvSettingsSource):
    """`PRACTICA_X` for the settings that all services have alike, and OpenTelemetry's own name."""

    def __init__(self, settings_cls: type[BaseSettings]) -> None:
        super().__init__(settings_cls, env_prefix=SHARED_PREFIX)

    def __call__(self) -> dict[str, Any]:
        values = {name: value for name, value in super().__call__().items() if name in SHARED}
        if endpoint := os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
            values.setdefault("otlp_endpoint", endpoint)
        return values


class ServiceSettings(BaseSettings):
    """What a service is told from outside.

    A subclass sets `env_prefix`, such as `BILLING_`. Each value comes from the variable with that
    prefix; those that all services have alike fall back to the one that starts with `PRACTICA_`.
    """

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    database_url: str = Field(
        repr=False, description="PostgreSQL address of the service's own database."
    )
    database_pool_size: int = Field(
        default=10,
        ge=2,  # a relay holds one while the handlers that it waits for need another
        le=200,
        description="Connections that one process keeps at most.",
    )
    database_statement_seconds: float | None = Field(
        default=30.0,
        gt=0,
        description="After how long `serve` gives up on a statement and answers 503.",
    )
    amqp_url: str | None = Field(
        default=None, repr=False, description="RabbitMQ address; without it the bus is in-process."
    )
    bus_prefix: str = Field(
        default="", description="Put before the names of exchanges and queues (tests)."
    )
    jwks_url: str | None = Field(
        default=None, description="Where the identity service publishes its public keys."
    )
    jwks: str | None = Field(
        default=None, repr=False, description="The public keys themselves as JSON (tests)."
    )
    issuer: str = Field(default="practica", description="Whose access tokens are accepted.")
    audience: str = Field(default="practica", description="For whom access tokens must be meant.")
    environment: Literal["development", "test", "production"] = Field(
        default="development", description="Decides the form of the logs."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="The least severe level that is logged."
    )
    otlp_endpoint: str | None = Field(
        default=None,
        description="OTLP/HTTP collector; also read from OTEL_EXPORTER_OTLP_ENDPOINT. "
        "Without it nothing is traced.",
    )
    trace_sampling: float = Field(
        default=0.05, ge=0, le=1, description="Share of requests that are traced."
    )
    public_url: str = Field(
        default="http://localhost:8000", description="Where people and partners reach Practica."
    )
    http_port: int = Field(default=8000, ge=0, le=65535, description="Port of `serve`; 0: any.")
    health_port: int | None = Field(
        default=None, ge=0, le=65535, description="Port of the health answers of `work`."
    )

    @property
    def service(self) -> str:
        """The name of the service that these settings are for, such as `billing`."""
        return self.model_config.get("env_prefix", "").rstrip("_").lower() or "practica"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature of the library
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """In order of precedence."""
        return (
            init_settings,
            env_settings,
            file_secret_settings,
            SharedSettingsSource(settings_cls),
        )
