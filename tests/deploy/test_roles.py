"""The scripts that prepare PostgreSQL, run against a real one: who may log in as what."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

from chassis.embedded import PostgresServer
from chassis.embedded.postgres_server import ask
from chassis.fences import SERVING_ROLE, WORKING_ROLE
from chassis.migrations import upgrade
from chassis.store.logins import LoginTooPowerful, role_to_take_on
from tests.deploy.compose import ROOT, containers, filled
from tools.house.tree import SERVICES

ROLES = [f"{service}{process}" for service in SERVICES for process in ("", "_serve", "_work")]


def run(script: str, server: PostgresServer) -> None:
    """As the image of PostgreSQL runs it, with every password of the compose file."""
    told = containers()["postgres"]["environment"]
    environment = {name: filled(value) for name, value in told.items()} | {
        "PATH": os.environ["PATH"],
        "PGHOST": parse_qs(urlsplit(server.admin_url).query)["host"][0],
        "POSTGRES_USER": "postgres",
    }
    subprocess.run(
        ["sh", ROOT / "deploy" / "postgres" / script], env=environment, check=True, timeout=60
    )


pytestmark = pytest.mark.xdist_group("roles of a deployment")
"""Roles belong to the whole server, which the workers of a run share."""


@pytest.fixture(scope="module")
def prepared(postgres_server: PostgresServer) -> Iterator[PostgresServer]:
    """A server of our own kind with the databases and roles of a deployment."""
    if shutil.which("psql") is None or "host=" not in postgres_server.admin_url:
        pytest.skip("needs psql and a server on a socket")
    run("10-databases.sh", postgres_server)
    try:
        run("20-roles.sh", postgres_server)
        run("20-roles.sh", postgres_server)
        yield postgres_server
    finally:
        for service in SERVICES:
            ask(postgres_server.admin_url, f'DROP DATABASE "{service}" WITH (FORCE)')
        for role in ROLES:
            ask(postgres_server.admin_url, f'DROP ROLE IF EXISTS "{role}"')


async def test_the_logins_of_a_deployment_are_what_production_demands(
    prepared: PostgresServer,
) -> None:
    upgrade(prepared.url_as("billing", "billing"), "billing")
    serve, work = (prepared.url_as(f"billing_{each}", "billing") for each in ("serve", "work"))

    assert await role_to_take_on(serve, SERVING_ROLE, production=True) is None
    assert await role_to_take_on(work, WORKING_ROLE, production=True) is None
    for stranger, role in ((work, SERVING_ROLE), (serve, WORKING_ROLE)):
        with pytest.raises(LoginTooPowerful):
            await role_to_take_on(stranger, role, production=True)


async def test_nobody_enters_another_services_database(prepared: PostgresServer) -> None:
    for role in ROLES:
        for service in SERVICES:
            if service != role.partition("_")[0]:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await asyncpg.connect(prepared.url_as(role, service))


async def test_every_login_is_plain(prepared: PostgresServer) -> None:
    connection: Any = await asyncpg.connect(prepared.admin_url)
    powerful = await connection.fetch(
        "SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND "
        "(rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)",
        [*ROLES, SERVING_ROLE, WORKING_ROLE],
    )
    await connection.close()

    assert powerful == []


@pytest.mark.parametrize("service", SERVICES)
def test_each_process_is_told_its_own_login_alone(service: str) -> None:
    told = {
        process: urlsplit(
            filled(
                containers()[f"{service}-{process}"]["environment"][
                    f"{service.upper()}_DATABASE_URL"
                ]
            )
        ).username
        for process in ("serve", "work", "migrate")
    }

    assert told == {"serve": f"{service}_serve", "work": f"{service}_work", "migrate": service}
