"""Processes of services, started with their settings in the environment and ended by their pids."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.error import URLError

from chassis.embedded.postgres_server import logged_in_as
from testkit import own_environment

PATIENCE = 90.0
"""Seconds for a process to get ready: on a busy machine an import alone takes ten."""
_ENDS_WITHIN = 30.0


@dataclass
class Process:
    """One process of one service; what it says stands in `output`."""

    name: str
    health_port: int
    output: Path
    _popen: "subprocess.Popen[bytes]" = field(repr=False)

    @property
    def pid(self) -> int:
        return self._popen.pid

    def until_ready(self) -> None:
        """Fails with what the process said if it ends, or takes longer than PATIENCE."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._popen.poll() is None:
            if self._is_ready():
                return
            time.sleep(0.1)
        raise AssertionError(f"{self.name} is not ready: {self.output.read_text()[-3000:]}")

    def metrics(self) -> str:
        with urllib.request.urlopen(f"{self._url}/metrics", timeout=10) as answer:  # noqa: S310 - http
            text: str = answer.read().decode()
            return text

    def stop(self) -> int:
        """Asks it to end, and answers its exit code; a process that does not end is killed."""
        if self._popen.poll() is None:
            self._popen.terminate()
        try:
            return self._popen.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
            raise

    @property
    def _url(self) -> str:
        return f"http://127.0.0.1:{self.health_port}"

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self._url}/health/ready", timeout=5) as answer:  # noqa: S310 - http
                ready: bool = answer.status == HTTPStatus.OK
                return ready
        except (URLError, OSError):
            return False


@dataclass
class Processes:
    """Everything that was started for one deployment."""

    folder: Path
    environment: Mapping[str, str]
    running: list[Process] = field(default_factory=list)

    def run(self, service: str, *arguments: str) -> str:
        """`python -m <service> …` until its end; answers what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", service, *arguments],
            env=own_environment(self.environment),
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"{service} {arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self, service: str, process: str, *, http_port: int, health_port: int) -> Process:
        """`python -m <service> serve | work`, each with its plain login; do not forget
        `until_ready`.
        """
        name = f"{service}-{process}-{len(self.running)}"
        ports = {
            f"{service.upper()}_HTTP_PORT": str(http_port),
            f"{service.upper()}_HEALTH_PORT": str(health_port),
        }
        address = f"{service.upper()}_DATABASE_URL"
        login = {address: logged_in_as(f"practica_{process}", self.environment[address])}
        output = self.folder / f"{name}.log"
        with output.open("wb") as file:
            popen = subprocess.Popen(
                [sys.executable, "-m", service, process],
                env=own_environment(self.environment) | ports | login,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )
        started = Process(name, http_port if process == "serve" else health_port, output, popen)
        self.running.append(started)
        return started

    def stop_all(self) -> None:
        """The last started first; all are asked before any is waited for."""
        for process in reversed(self.running):
            process._popen.terminate()
        while self.running:
            self.running.pop().stop()
