"""`practica ledger verify`: every chain of the installation, and what is broken of it."""

import base64
from collections.abc import Callable
from typing import Any

import asyncpg
import pytest
from sqlalchemy.engine import make_url
from typer.testing import CliRunner

from chassis.embedded.postgres_server import PostgresServer
from practica.ledger.commands import ledger_app
from practica.ledger.installation import KeepsNoLedger
from practica.services import NAMES
from testkit.background import BackgroundLoop
from testkit.databases import ServiceDatabase

SEAL = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
def by_force(service_database: ServiceDatabase, postgres_url: str) -> Callable[[str], None]:
    """Does to identity's ledger what its triggers refuse."""
    name = make_url(service_database("identity")).database

    async def forced(sql: str) -> None:
        connection: Any = await asyncpg.connect(PostgresServer(postgres_url).url(str(name)))
        await connection.execute(f"SET session_replication_role = replica; {sql}")
        await connection.close()

    def force(sql: str) -> None:
        with BackgroundLoop() as loop:
            loop.run(forced(sql))

    return force


def test_each_chain_is_walked_and_a_broken_one_ends_with_1(
    service_database: ServiceDatabase,
    by_force: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in NAMES:
        monkeypatch.setenv(f"{name.upper()}_DATABASE_URL", service_database(name))
        monkeypatch.setenv(f"{name.upper()}_KEY_ENCRYPTION_KEY", SEAL)

    whole = CliRunner().invoke(ledger_app, ["verify"])
    by_force("UPDATE ledger_head SET position = 3")
    broken = CliRunner().invoke(ledger_app, ["verify", "--service", "identity"])
    unknown = CliRunner().invoke(ledger_app, ["verify", "--service", "reporting"])

    assert (whole.exit_code, broken.exit_code) == (0, 1)
    assert [line.partition(":")[0] for line in whole.output.splitlines()] == [
        "identity",
        "placements",
    ]
    assert broken.output == "identity: row 1 is missing; the head knows of 3\n"
    assert isinstance(unknown.exception, KeepsNoLedger)
