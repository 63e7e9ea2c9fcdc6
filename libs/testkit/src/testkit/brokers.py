"""A RabbitMQ of our own: free ports, own name and folders, reachable from this machine only."""

import os
import secrets
import shutil
import signal
import time
from dataclasses import asdict, dataclass
from json import dumps, loads
from pathlib import Path

from chassis.embedded.sharing import SharedUse
from testkit.ports import free_ports, is_answering
from testkit.processes import RecordedProcess

_SCRIPT = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
"""The package's own script. The wrapper on PATH changes user and folders, and must be passed by."""
_STARTS_WITHIN = 60.0


class NoBroker(RuntimeError):
    """No RabbitMQ can be had; the message says why."""


@dataclass(frozen=True)
class _Node:
    """What stays the same over restarts; kept in a file."""

    name: str
    port: int
    distribution_port: int
    epmd_port: int


class Broker:
    """One RabbitMQ node in its own folder. Killed and restarted, it keeps its ports and its data.

    `start` is content to find the node running, so that several processes may share it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sharing = SharedUse(folder)
        self.node = RecordedProcess(folder, "broker")
        self.epmd = RecordedProcess(folder, "epmd")

    @staticmethod
    def is_installed() -> bool:
        return _SCRIPT.exists()

    @property
    def url(self) -> str:
        return f"amqp://guest:guest@127.0.0.1:{self._node().port}/"

    def start(self) -> str:
        """Returns the address once the broker answers; raises NoBroker if it never does."""
        if not self.is_installed():
            raise NoBroker("rabbitmq-server is not installed.")
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self._file("node.json").exists():
            ports = free_ports(3)
            self._write("node.json", dumps(asdict(_Node(_a_name(), *ports))))
        self.epmd.start(self._epmd_command(), self._environment())
        if self.node.start([str(_SCRIPT)], self._environment()) or not is_answering(
            self._node().port
        ):
            self._wait_until_it_answers()
        return self.url

    def restart(self) -> str:
        """After `kill` too."""
        self.stop()
        return self.start()

    def kill(self) -> None:
        """SIGKILL, as if the machine's power had failed.

        RabbitMQ 3.10 writes down a new quorum queue only 3 seconds after its declaration: one that
        is younger answers nothing after the restart.
        """
        self.node.end(signal.SIGKILL)

    def stop(self) -> None:
        """Lets the broker close its files; epmd, which it leaves behind, is ended too."""
        self.node.end(signal.SIGTERM)
        self.epmd.end(signal.SIGTERM)

    def discard(self) -> None:
        """For good, without the seconds that closing its files would take."""
        self.kill()
        self.epmd.end(signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)

    def is_running(self) -> bool:
        return self.node.pid is not None

    def _node(self) -> _Node:
        return _Node(**loads(self._file("node.json").read_text()))

    def _epmd_command(self) -> list[str]:
        epmd = shutil.which("epmd")
        if epmd is None:
            raise NoBroker("epmd, a part of Erlang, is not installed.")
        return [epmd, "-address", "127.0.0.1", "-port", str(self._node().epmd_port)]

    def _environment(self) -> dict[str, str]:
        node = self._node()
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),  # where Erlang keeps its cookie
            "ERL_EPMD_PORT": str(node.epmd_port),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_CONF_ENV_FILE": str(self._write("env.conf", "")),
            "RABBITMQ_CONFIG_FILE": str(self._write("rabbitmq.conf", _configuration(node))),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self._write("enabled_plugins", "[].\n")),
            "RABBITMQ_NODENAME": node.name,
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(node.port),
            "RABBITMQ_DIST_PORT": str(node.distribution_port),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "data"),
            "RABBITMQ_LOG_BASE": str(self.folder / "log"),
            "RABBITMQ_LOGS": str(self.folder / "broker.log"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
            "RUNNING_UNDER_SYSTEMD": "1",  # the script becomes the broker: one process, one pid
        }

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + _STARTS_WITHIN
        while not is_answering(self._node().port):
            if self.node.pid is None or time.monotonic() > deadline:
                said = self._file("broker.out").read_text(errors="replace")[-2000:]
                self.stop()
                raise NoBroker(f"RabbitMQ did not start:\n{said}")
            time.sleep(0.1)

    def _file(self, name: str) -> Path:
        return self.folder / name

    def _write(self, name: str, text: str) -> Path:
        self._file(name).write_text(text)
        return self._file(name)


def _configuration(node: _Node) -> str:
    return (
        f"listeners.tcp.1 = 127.0.0.1:{node.port}\n"
        "vm_memory_high_watermark.absolute = 1GB\n"
        "disk_free_limit.absolute = 50MB\n"
        "log.file.level = warning\n"
        "log.console = false\n"
    )


def _a_name() -> str:
    return f"practica-{secrets.token_hex(4)}@localhost"
