"""As whom `serve` and `work` use their database, and that there is no way past it."""

from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from chassis import upkeep
from chassis.embedded import PostgresServer
from chassis.fences import SERVING_ROLE, WORKING_ROLE
from chassis.store import Database, Transaction
from chassis.store.logins import LoginTooPowerful, RolesMissing, role_to_take_on

from .notes import a_database, of, owners_met

Served = Database[Transaction]
WAYS_PAST = [
    "SET ROLE practica",
    f"SET ROLE {WORKING_ROLE}",
    "SET SESSION AUTHORIZATION practica",
    "SET session_replication_role = replica",
    "ALTER TABLE notes DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE notes OWNER TO practica_serve",
    "DROP POLICY fence_notes_read ON notes",
    "CREATE POLICY open ON notes USING (true)",
    "ALTER ROLE practica_serve BYPASSRLS",
    "GRANT practica TO practica_serve",
    "CREATE FUNCTION past() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'SELECT'",
    "TRUNCATE notes",
    "COPY notes TO PROGRAM 'cat'",
    "SELECT * FROM outbox",
    "SELECT * FROM inbox",
    "SELECT drop_outbox_month('outbox_y2020m01')",
    "SELECT * FROM outbox_default",
    "DELETE FROM outbox",
    "SELECT * FROM outbox_y2030m01",
]


def _as(server: PostgresServer, role: str, url: str) -> str:
    return server.url_as(role, url.partition("?")[0].rpartition("/")[2])


@pytest.fixture
async def plain(postgres_server: PostgresServer, url: str) -> str:
    """The login of a deployment's `serve`, beside an outbox with a month."""
    connection: Any = await asyncpg.connect(url)
    await connection.execute("SELECT open_outbox_month('2030-01-01')")
    await connection.close()
    return _as(postgres_server, SERVING_ROLE, url)


@pytest.mark.parametrize("way", WAYS_PAST)
async def test_the_login_of_serve_finds_no_way_past(plain: str, way: str) -> None:
    connection: Any = await asyncpg.connect(plain)
    try:
        with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.UndefinedObjectError)):
            await connection.execute(way)
    finally:
        await connection.close()


async def test_row_security_cannot_be_switched_off(plain: str, agencies: list[UUID]) -> None:
    assert agencies
    connection: Any = await asyncpg.connect(plain)
    try:
        await connection.execute("SET row_security = off")
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await connection.fetch("SELECT * FROM notes")
    finally:
        await connection.close()


async def test_a_plain_login_serves_in_production(plain: str, agencies: list[UUID]) -> None:
    served = a_database(plain, environment="production").serving()
    await served.open()
    try:
        assert await owners_met(served, of(agencies[0])) == {agencies[0]}
    finally:
        await served.close()


async def test_in_production_nobody_powerful_serves_or_works(
    postgres_server: PostgresServer, url: str
) -> None:
    owner, worker = url, _as(postgres_server, WORKING_ROLE, url)
    superuser = _as(postgres_server, "postgres", url)
    for address, role, why in (
        (superuser, SERVING_ROLE, "postgres, who is a superuser or has BYPASSRLS"),
        (owner, SERVING_ROLE, "practica, who owns the tables"),
        (worker, SERVING_ROLE, "practica_work, who may act as practica_work"),
        (superuser, WORKING_ROLE, "postgres, who is a superuser"),
        (owner, WORKING_ROLE, "practica, who owns the tables"),
    ):
        with pytest.raises(LoginTooPowerful, match=why):
            await role_to_take_on(address, role, production=True)
    assert await role_to_take_on(worker, WORKING_ROLE, production=True) is None


async def test_on_ones_own_machine_the_owner_steps_down(url: str) -> None:
    assert await role_to_take_on(url, SERVING_ROLE, production=False) == SERVING_ROLE
    assert await role_to_take_on(url, WORKING_ROLE, production=False) == WORKING_ROLE


async def test_somebody_without_the_role_does_not_serve(
    postgres_server: PostgresServer, url: str
) -> None:
    with pytest.raises(LoginTooPowerful, match="no member"):
        await role_to_take_on(
            _as(postgres_server, SERVING_ROLE, url), WORKING_ROLE, production=False
        )


async def test_a_server_without_the_roles_says_what_to_do(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.store.logins._ABOUT", "SELECT 'x' AS name, false AS known")
    with pytest.raises(RolesMissing, match="migrate"):
        await role_to_take_on(url, SERVING_ROLE, production=True)


async def test_the_login_of_work_does_the_housekeeping(
    postgres_server: PostgresServer, url: str, agencies: list[UUID]
) -> None:
    """Also what only the owner of a table may do: opening and dropping months."""
    worker = a_database(_as(postgres_server, WORKING_ROLE, url), environment="production")
    await worker.open(role=WORKING_ROLE)
    try:
        assert await owners_met(worker, None) == set(agencies)
        await upkeep.forget_old_rows(worker)
        await upkeep.keep_outbox_partitions(worker, date(2020, 1, 15))
        await upkeep.keep_outbox_partitions(worker, date(2026, 11, 23))
        async with worker.reading() as connection:
            months = await connection.raw.fetch(
                "SELECT relname FROM pg_class WHERE relname ~ '^outbox_y.*[0-9]$' ORDER BY 1"
            )
    finally:
        await worker.close()
    assert [row["relname"] for row in months] == [
        *("outbox_y2026m11", "outbox_y2026m12", "outbox_y2027m01", "outbox_y2030m01"),
    ]
