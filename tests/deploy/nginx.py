"""The very gateway of the deployment, run natively before services of one's choice."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

GATEWAY = Path(__file__).resolve().parents[2] / "deploy" / "gateway"


def nginx_or_skip() -> str:
    """The nginx of this machine; on Debian as root it is installed first."""
    if found := _found():
        return found
    if os.geteuid() == 0 and Path("/etc/debian_version").exists():
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "nginx-light"]
        subprocess.run(["apt-get", "update", "-q"], check=False, capture_output=True)
        subprocess.run(install, check=False, capture_output=True)
    if found := _found():
        return found
    pytest.skip("NGINX IS MISSING: the gateway is not tested; install nginx to test it")


def _found() -> str | None:
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def prepare(
    folder: Path,
    *,
    listen: str,
    upstreams: Mapping[str, str],
    extra: Mapping[str, str] | None = None,
) -> None:
    """Lay out nginx's prefix as the image does, with the names filled in.

    `upstreams` maps a service to `host:port`; services left out are answered by nobody. `extra`
    are files beside the configuration, by name.
    """
    shutil.copytree(GATEWAY / "extra", folder / "extra")
    for name, text in (extra or {}).items():
        (folder / "extra" / name).write_text(text, encoding="utf-8")
    (folder / "tmp").mkdir()
    (folder / "web" / "assets").mkdir(parents=True)
    text = (GATEWAY / "nginx.conf.template").read_text(encoding="utf-8")
    values = {"GATEWAY_LISTEN": listen, "GATEWAY_RESOLVER": "127.0.0.1"}
    for service in ("identity", "placements", "reporting", "billing", "notifications"):
        values[f"{service.upper()}_UPSTREAM"] = upstreams.get(service, "127.0.0.1:9")
    for name, value in values.items():
        text = text.replace(f"${{{name}}}", value)
    (folder / "tmp" / "nginx.conf").write_text(text, encoding="utf-8")


def command(nginx: str, folder: Path, *more: str) -> list[str]:
    """nginx in the foreground, as root only where the tests are."""
    user = " user root;" if os.geteuid() == 0 else ""
    directives = f"daemon off;{user}"
    conf = ["-c", "tmp/nginx.conf", "-e", "stderr", "-g", directives]
    return [nginx, "-p", f"{folder}/", *conf, *more]


@contextmanager
def running_gateway(
    folder: Path, upstreams: Mapping[str, str], extra: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Start the gateway on a free port, hand out its address, and stop it at the end."""
    nginx = nginx_or_skip()
    port = free_port()
    prepare(folder, listen=f"127.0.0.1:{port}", upstreams=upstreams, extra=extra)
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command(nginx, folder), stdout=log, stderr=log) as process,
    ):
        try:
            _await_port(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _await_port(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"nginx did not answer on port {port}")
