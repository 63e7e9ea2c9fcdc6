"""What the worker processes of a run share, and what a killed run leaves behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from chassis.embedded.postgres import Cluster
from testkit import leftovers

pytest_plugins = ["pytester"]

KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from chassis.embedded.postgres import Cluster
cluster = Cluster(Path(sys.argv[1]) / "postgres", durable=False)
cluster.sharing.join(cluster.start)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A place for runs' folders that the server's user may pass through."""
    place = Path(tempfile.mkdtemp(prefix="practica-sweep-"))
    place.chmod(0o711)
    yield place
    shutil.rmtree(place, ignore_errors=True)


def is_alive(pid: int) -> bool:
    """What has ended has no command any more, even if nobody asked how it ended."""
    command = Path("/proc") / str(pid) / "cmdline"
    return command.exists() and command.read_bytes() != b""


def a_killed_run(place: Path) -> Path:
    folder = place / f"{leftovers.FOLDERS}killed"
    folder.mkdir(mode=0o711)
    done = subprocess.run([sys.executable, "-c", KILLED_RUN, str(folder)], check=False)
    assert done.returncode == -signal.SIGKILL
    os.utime(folder, (0, 0))
    return folder


def test_the_server_of_a_killed_run_is_stopped_by_the_next_run(place: Path) -> None:
    folder = a_killed_run(place)
    pid = int((folder / "postgres/cluster/postmaster.pid").read_text().split()[0])
    assert is_alive(pid)

    leftovers.sweep(place)

    assert not folder.exists()
    assert not is_alive(pid)


def test_a_run_that_goes_on_is_left_alone(place: Path) -> None:
    folder = a_killed_run(place)
    cluster = Cluster(folder / "postgres", durable=False)
    cluster.sharing.join(cluster.start)
    try:
        os.utime(folder, (0, 0))
        leftovers.sweep(place)
        assert (folder / "postgres/cluster/postmaster.pid").exists()
    finally:
        cluster.sharing.leave(cluster.stop)


def test_a_run_without_a_server_is_left_alone(place: Path) -> None:
    """It may keep a whole system of its own in its folder."""
    folder = place / f"{leftovers.FOLDERS}alive"
    folder.mkdir()
    with leftovers.used(folder):
        os.utime(folder, (0, 0))
        leftovers.sweep(place)
        assert folder.exists()
    os.utime(folder, (0, 0))
    leftovers.sweep(place)
    assert not folder.exists()


def test_workers_of_one_run_share_a_server_but_no_database(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest
        from sqlalchemy import Column, Integer, MetaData, Table
        metadata = MetaData()
        Table("rows", metadata, Column("id", Integer))

        @pytest.mark.parametrize("turn", range(4))
        def test_it(service_database, postgres_url, worker, turn, tmp_path_factory):
            url = service_database("shared", metadata=metadata)
            seen = tmp_path_factory.getbasetemp().parent / f"{worker}-{turn}"
            seen.write_text(f"{postgres_url} {url}")
        """
    )

    base = pytester.path / "base"
    pytester.runpytest_subprocess("-n2", f"--basetemp={base}").assert_outcomes(passed=4)

    lines = [file.read_text().split() for file in base.glob("gw*-*")]
    assert len(lines) == 4
    assert len({server for server, _ in lines}) == 1
    assert len({database for _, database in lines}) == 2
    folder = Path(lines[0][0].partition("host=")[2]).parent.parent
    assert not folder.exists()
