"""The gateway before services that answer what they were asked."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest

from tests.deploy.nginx import running_gateway


class Echo(BaseHTTPRequestHandler):
    """Answers with the path and the headers of the request."""

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        answer = {"path": self.path, "headers": dict(self.headers), "bytes": len(body)}
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        for name in ("X-Content-Type-Options", "Referrer-Policy", "Cache-Control"):
            self.send_header(name, "said by the service")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the answers are read by the tests."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


@pytest.fixture(scope="module")
def echo() -> Iterator[str]:
    """`host:port` of a service that answers what it was asked."""
    with Server(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def gateway_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gateway")


@pytest.fixture(scope="module")
def gateway(gateway_folder: Path, echo: str) -> Iterator[httpx2.Client]:
    """A client of the gateway; billing has no service behind it."""
    upstreams = dict.fromkeys(("identity", "placements", "reporting", "notifications"), echo)
    with (
        running_gateway(gateway_folder, upstreams) as address,
        httpx2.Client(base_url=address, trust_env=False) as client,
    ):
        yield client
