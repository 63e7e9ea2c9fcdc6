"""What stands around the services knows the same names as they do."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from chassis.bus.rabbitmq.topology import Names
from tests.deploy.compose import ROOT, containers
from tools.house.tree import SERVICES

DEPLOY = ROOT / "deploy"


def test_the_gateway_is_told_every_name_of_its_configuration() -> None:
    template = (DEPLOY / "gateway" / "nginx.conf.template").read_text(encoding="utf-8")
    gateway = containers()["gateway"]
    names = set(re.findall(r"\$\{([A-Z_]+)\}", template))

    assert names == set(gateway["environment"])
    assert all(name in gateway["entrypoint"][2] for name in names)


@pytest.mark.parametrize("service", SERVICES)
def test_the_gateway_leads_to_the_http_process_of_each_service(service: str) -> None:
    told = containers()["gateway"]["environment"][f"{service.upper()}_UPSTREAM"]

    assert told == f"{service}-serve:8000"
    assert f"{service}-serve" in containers()


def test_metrics_are_read_from_every_process() -> None:
    collector = yaml.safe_load((DEPLOY / "telemetry" / "collector.yaml").read_text())
    jobs = collector["receivers"]["prometheus"]["config"]["scrape_configs"]
    read = {name for job in jobs for config in job["dns_sd_configs"] for name in config["names"]}

    assert read == {f"{service}-{kind}" for service in SERVICES for kind in ("serve", "work")}


def test_the_pipelines_of_the_collector_use_what_it_has() -> None:
    collector = yaml.safe_load((DEPLOY / "telemetry" / "collector.yaml").read_text())

    for pipeline in collector["service"]["pipelines"].values():
        for kind, names in pipeline.items():
            assert set(names) <= set(collector[kind])


def test_the_broker_has_the_exchanges_that_the_chassis_declares() -> None:
    definitions = json.loads((DEPLOY / "rabbitmq" / "definitions.json").read_text())
    exchanges = {each["name"]: each["type"] for each in definitions["exchanges"]}

    assert exchanges == {Names().events: "topic", Names().parking: "direct"}


def start_broker(folder: Path, password: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", DEPLOY / "rabbitmq" / "start.sh", "true"],
        env={"PATH": "/usr/bin:/bin", "RABBITMQ_PASSWORD": password, "DEFINITIONS": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_broker_gets_the_user_of_the_environment(tmp_path: Path) -> None:
    answer = start_broker(tmp_path / "definitions", "abc123")

    user = json.loads((tmp_path / "definitions" / "20-user.json").read_text())
    assert answer.returncode == 0
    assert user["users"] == [{"name": "practica", "password": "abc123", "tags": ["management"]}]
    assert (tmp_path / "definitions" / "20-user.json").stat().st_mode & 0o077 == 0


def test_the_broker_refuses_a_password_that_would_break_its_definitions(tmp_path: Path) -> None:
    answer = start_broker(tmp_path / "definitions", 'a"b')

    assert answer.returncode == 1
    assert "letters and digits only" in answer.stderr


def test_every_service_has_a_database_and_a_plain_role() -> None:
    script = (DEPLOY / "postgres" / "10-databases.sh").read_text()
    loop = re.search(r"for service in ([a-z ]+);", script)

    assert loop is not None
    assert tuple(loop.group(1).split()) == SERVICES
    assert "NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS" in script


@pytest.mark.parametrize(
    "script", ["postgres/10-databases.sh", "postgres/20-roles.sh", "rabbitmq/start.sh"]
)
def test_the_scripts_are_plain_shell(script: str) -> None:
    answer = subprocess.run(["sh", "-n", DEPLOY / script], check=False, capture_output=True)

    assert answer.returncode == 0
    assert (DEPLOY / script).stat().st_mode & 0o111


def test_the_image_runs_a_service_without_rights_and_tells_its_health() -> None:
    lines = (DEPLOY / "images" / "Dockerfile").read_text().splitlines()
    final = lines[[i for i, line in enumerate(lines) if line.startswith("FROM ")][-1] :]

    assert len([line for line in lines if line.startswith("FROM ")]) == 2
    assert "ARG SERVICE" in final
    assert "USER 10001:10001" in final
    assert any(line.startswith("HEALTHCHECK ") for line in final)
    assert not any(line.startswith(("ADD ", "COPY . ")) for line in lines)
    assert any("compileall" in line for line in lines)


def test_the_image_copies_only_what_docker_is_shown() -> None:
    lines = (DEPLOY / "images" / "Dockerfile").read_text().splitlines()
    copied = {line.split()[1] for line in lines if line.startswith("COPY ") and "--" not in line}
    shown = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    }

    assert {path.removesuffix("/${SERVICE}") for path in copied} == shown


def test_the_addresses_that_the_parts_rely_on_are_answered_by_identity() -> None:
    paths = json.loads((ROOT / "docs" / "api" / "identity.json").read_text())["paths"]
    keys = containers()["billing-serve"]["environment"]["PRACTICA_JWKS_URL"]
    template = (DEPLOY / "gateway" / "nginx.conf.template").read_text(encoding="utf-8")

    assert keys.removeprefix("http://identity-serve:8000") in paths
    for path in ("/sessions", "/sessions/refresh", "/invitations/accept"):
        assert "post" in paths[path]
        assert f'"POST identity{path}"' in template


def test_large_bodies_are_let_through_where_files_come_in() -> None:
    paths = json.loads((ROOT / "docs" / "api" / "placements.json").read_text())["paths"]
    template = (DEPLOY / "gateway" / "nginx.conf.template").read_text(encoding="utf-8")

    assert "post" in paths["/site-imports"]
    assert "^/api/(?<service>placements)/site-imports(?:/|$)" in template
