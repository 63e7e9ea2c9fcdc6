"""A real RabbitMQ for the tests that ask for one, wherever it can be had."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from testkit.brokers import Broker, NoBroker
from testkit.plugin import NEEDED
from testkit.ports import is_answering, knows_guest

_USUAL_PORT: Final = 5672


@contextmanager
def shared_broker(run_folder: Path) -> Iterator[str]:
    """The address of a broker, in this order: TEST_AMQP_URL; one on this machine's usual port;
    one started for this run, if need be after installing Debian's package. Else the test is
    skipped, or fails if TEST_AMQP_REQUIRED is set.
    """
    url = os.environ.get("TEST_AMQP_URL")
    if url:
        yield url
        return
    if is_answering(_USUAL_PORT) and knows_guest(_USUAL_PORT):
        yield f"amqp://guest:guest@127.0.0.1:{_USUAL_PORT}/"
        return
    broker = Broker(run_folder / "broker")
    url = _or_skip(lambda: broker.sharing.join(lambda: _started(broker)))
    try:
        yield url
    finally:
        broker.sharing.leave(broker.discard)


@contextmanager
def brokers_of_one_test(folder: Path) -> Iterator[Callable[[], Broker]]:
    """Starts another broker at each call, and stops all of them at the end."""
    running: list[Broker] = []

    def another() -> Broker:
        broker = Broker(folder / str(len(running)))
        _or_skip(lambda: broker.sharing.join(lambda: _started(broker)))
        running.append(broker)
        return broker

    try:
        yield another
    finally:
        for broker in running:
            broker.sharing.leave(broker.discard)
        shutil.rmtree(folder, ignore_errors=True)


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
