"""A real RabbitMQ for the tests that ask for one, wherever it can be had."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from testkit.brokers import Broker, NoBroker
from testkit.ports import is_answering, knows_guest

NEEDED: Final = "needs RabbitMQ, and there is none"
_USUAL_PORT: Final = 5672


@pytest.fixture(scope="session")
def amqp_url(run_folder: Path) -> Iterator[str]:
    """A broker that all worker processes share: names on it carry `bus_prefix`.

    In this order: TEST_AMQP_URL; a broker on this machine's usual port; one started for this run,
    if need be after installing Debian's package. Else the test is skipped, or fails if
    TEST_AMQP_REQUIRED is set.
    """
    url = os.environ.get("TEST_AMQP_URL")
    if url:
        yield url
        return
    if is_answering(_USUAL_PORT) and knows_guest(_USUAL_PORT):
        yield f"amqp://guest:guest@127.0.0.1:{_USUAL_PORT}/"
        return
    broker = Broker(run_folder / "broker")

    def stop_and_forget() -> None:
        broker.stop()
        shutil.rmtree(broker.folder, ignore_errors=True)

    url = _or_skip(lambda: broker.sharing.join(lambda: _started(broker)))
    try:
        yield url
    finally:
        broker.sharing.leave(stop_and_forget)


@pytest.fixture
def own_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Broker]]:
    """Brokers that a test may kill and restart; each call starts another. Slow: 6 seconds each."""
    running: list[Broker] = []

    def another() -> Broker:
        broker = Broker(tmp_path_factory.mktemp("broker"))
        running.append(broker)
        _or_skip(lambda: _started(broker))
        return broker

    yield another
    for broker in running:
        broker.stop()
        shutil.rmtree(broker.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def bus_prefix(run_id: str, worker: str) -> str:
    """Put before the names of exchanges and queues, so that runs and workers do not meet."""
    return f"test-{run_id}-{worker}."


@pytest.fixture
def fresh_bus_prefix(bus_prefix: str) -> str:
    """As `bus_prefix`, but no other test has put anything there."""
    return f"{bus_prefix}{next(_number)}."


_number = count(1)


def _or_skip(start: Callable[[], str]) -> str:
    try:
        return start()
    except NoBroker as error:
        if os.environ.get("TEST_AMQP_REQUIRED"):
            pytest.fail(f"{NEEDED}: {error}", pytrace=False)
        pytest.skip(f"{NEEDED}: {error}")


def _started(broker: Broker) -> str:
    install_on_debian()
    return broker.start()


def install_on_debian() -> None:
    """Installs the package if it is missing, this is Debian, and we may; otherwise does nothing.

    Raises NoBroker if the installation fails. One process at a time.
    """
    if Broker.is_installed() or not _may_install():
        return
    with Path("/run/lock/practica-rabbitmq").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not Broker.is_installed():
            _install()


def _may_install() -> bool:
    return os.geteuid() == 0 and Path("/etc/debian_version").exists() and bool(_apt_get())


def _apt_get() -> str | None:
    return shutil.which("apt-get")


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "rabbitmq-server"]):
        try:
            subprocess.run(
                [str(_apt_get()), "-qq", *step],
                env=quiet,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=300,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            said = (error.stderr or b"").decode(errors="replace")[-500:]
            raise NoBroker(f"apt-get {step[0]} failed: {said}") from error


def names_of_the_skipped(terminal: pytest.TerminalReporter) -> list[str]:
    """The tests that were skipped for want of a broker, for a summary that nobody overlooks."""
    reports: list[pytest.TestReport] = terminal.stats.get("skipped", [])
    return [report.nodeid for report in reports if NEEDED in str(report.longrepr)]
