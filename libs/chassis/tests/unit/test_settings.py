"""Settings come from the service's own variables, then from the shared ones."""

import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsConfigDict

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="BILLING_", frozen=True)

    reminder_days: int = 14


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BILLING_DATABASE_URL", "PRACTICA_AMQP_URL", "OTEL_EXPORTER_OTLP_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BILLING_DATABASE_URL", "postgresql://billing:secret@db/billing")


def settings() -> Settings:
    return Settings()


def test_a_shared_setting_falls_back_to_the_common_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRACTICA_AMQP_URL", "amqp://common")
    assert settings().amqp_url == "amqp://common"

    monkeypatch.setenv("BILLING_AMQP_URL", "amqp://own")
    assert settings().amqp_url == "amqp://own"


def test_an_empty_variable_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILLING_AMQP_URL", "")

    assert settings().amqp_url is None


def test_what_is_the_services_own_has_no_common_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACTICA_REMINDER_DAYS", "3")
    monkeypatch.setenv("PRACTICA_HTTP_PORT", "9")
    monkeypatch.delenv("BILLING_DATABASE_URL")
    monkeypatch.setenv("PRACTICA_DATABASE_URL", "postgresql://db/everything")

    with pytest.raises(ValidationError, match="database_url"):
        settings()
    monkeypatch.setenv("BILLING_DATABASE_URL", "postgresql://db/billing")
    assert settings().reminder_days == 14
    assert settings().http_port == 8000


def test_the_collector_is_found_under_its_usual_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318")

    assert settings().otlp_endpoint == "http://collector:4318"


def test_secrets_show_neither_in_the_text_form_nor_in_errors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BILLING_AMQP_URL", "amqp://guest:secret@bus")
    assert "secret" not in f"{settings()!r} {settings()}"

    with pytest.raises(ValidationError) as refused:
        Settings(database_url="postgresql://secret", trace_sampling="secret")
    assert "secret" not in str(refused.value)


def test_a_service_knows_its_name() -> None:
    assert settings().service == "billing"


def test_a_pool_of_one_in_which_relay_and_handlers_would_wait_for_each_other_is_refused() -> None:
    with pytest.raises(ValidationError, match="database_pool_size"):
        Settings(database_pool_size=1)
    assert Settings(database_pool_size=2).database_pool_size == 2
