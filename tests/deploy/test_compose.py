"""The compose file is valid, complete, sealed, and says the same as the code."""

import importlib
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator

from chassis.settings import SHARED, SHARED_PREFIX, ServiceSettings
from tests.deploy.compose import (
    PROCESSES,
    ROOT,
    compose,
    containers,
    example_variables,
    filled,
    variables,
)
from tools.house.tree import SERVICES

OTHERS = {"FORWARDED_ALLOW_IPS", "OTEL_EXPORTER_OTLP_ENDPOINT"}
EACH_SERVICE = pytest.mark.parametrize("service", SERVICES)
EACH_PROCESS = pytest.mark.parametrize(
    "name", [f"{service}-{process}" for service in SERVICES for process in PROCESSES]
)


def settings_of(service: str) -> type[ServiceSettings]:
    found: type[ServiceSettings] = importlib.import_module(f"{service}.settings").Settings
    return found


def understood(service: str) -> dict[str, str]:
    """The variables that a service reads, each with the name of its setting."""
    fields = settings_of(service).model_fields
    own = {f"{service}_{field}".upper(): field for field in fields}
    return own | {f"{SHARED_PREFIX}{field}".upper(): field for field in fields if field in SHARED}


def test_compose_is_valid_by_its_schema() -> None:
    schema = json.loads(
        files("check_jsonschema.builtin_schemas.vendor").joinpath("compose-spec.json").read_text()
    )

    assert [error.message for error in Draft7Validator(schema).iter_errors(compose())] == []


@EACH_SERVICE
def test_every_variable_of_a_service_is_one_of_its_settings(service: str) -> None:
    for process in PROCESSES:
        given = set(containers()[f"{service}-{process}"]["environment"])

        assert given - set(understood(service)) - OTHERS == set()


@EACH_SERVICE
def test_every_setting_that_a_service_requires_is_given(service: str) -> None:
    required = {
        name for name, field in settings_of(service).model_fields.items() if field.is_required()
    }

    for process in PROCESSES:
        given = containers()[f"{service}-{process}"]["environment"]
        told = {understood(service).get(variable) for variable in given}
        assert required - told == set()


@EACH_SERVICE
def test_the_values_given_are_taken_by_the_settings(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in containers()[f"{service}-serve"]["environment"].items():
        monkeypatch.setenv(variable, filled(value))

    settings = settings_of(service)()

    assert settings.amqp_url is not None
    assert settings.environment == "production"
    assert settings.otlp_endpoint == "http://telemetry:4318"


@EACH_PROCESS
def test_every_process_is_sealed_and_limited(name: str) -> None:
    container = containers()[name]

    assert container["read_only"]
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert container["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}


@EACH_PROCESS
def test_every_process_may_be_scaled(name: str) -> None:
    assert {"container_name", "ports", "hostname"} & containers()[name].keys() == set()


@EACH_SERVICE
def test_nothing_runs_before_every_queue_exists(service: str) -> None:
    migrations = {f"{other}-migrate" for other in SERVICES}

    for process in ("serve", "work"):
        needed = containers()[f"{service}-{process}"]["depends_on"]
        done = {
            name
            for name, condition in needed.items()
            if condition == {"condition": "service_completed_successfully"}
        }
        assert done == migrations


def test_everything_that_stays_up_tells_its_health() -> None:
    silent = {
        name
        for name, container in containers().items()
        if "test" not in container.get("healthcheck", {})
    }

    assert silent == {f"{service}-migrate" for service in SERVICES} | {"telemetry"}


def test_only_the_gateway_is_reached_from_outside() -> None:
    assert {name for name, container in containers().items() if "ports" in container} == {"gateway"}
    assert compose()["networks"]["data"] == {"internal": True}
    for name in ("postgres", "rabbitmq"):
        assert containers()[name]["networks"] == ["data"]


def test_no_secret_is_written_down() -> None:
    def secrets(container: dict[str, Any]) -> dict[str, str]:
        environment = container.get("environment", {})
        marks = ("PASSWORD", "SECRET", "_KEY", "DATABASE_URL", "AMQP_URL")
        return {
            name: value
            for name, value in environment.items()
            if any(mark in name for mark in marks)
        }

    for container in containers().values():
        for name, value in secrets(container).items():
            assert ":?see .env.example}" in value or value.endswith(":-}"), name


def test_the_example_names_what_compose_wants_to_be_told() -> None:
    optional = {name for name, rest in variables().items() if rest.startswith(":-")}

    assert example_variables() <= set(variables())
    assert set(variables()) - optional <= example_variables()


def test_every_file_that_is_mounted_exists() -> None:
    for container in containers().values():
        for volume in container.get("volumes", ()):
            source = volume.partition(":")[0]
            if source.startswith("./") and source != "./web/dist":
                assert (ROOT / source).exists(), source
