"""The gateway passes a stream on as it comes, and hangs up on the service when the caller does."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx2
import pytest

from tests.deploy.conftest import Server
from tests.deploy.nginx import running_gateway

PATIENCE = 30.0


class News(BaseHTTPRequestHandler):
    """Says one thing, and the next only when it was told to."""

    go_on = threading.Event()
    caller_left = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self._say(b"data: first\n\n")
        self.go_on.wait(PATIENCE)
        try:
            while True:
                self._say(b":\n\n")
                self.caller_left.wait(0.05)
        except OSError:
            self.caller_left.set()

    def _say(self, words: bytes) -> None:
        self.wfile.write(words)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway(tmp_path: Path) -> Iterator[str]:
    with Server(("127.0.0.1", 0), News) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        upstreams = {"notifications": f"127.0.0.1:{server.server_port}"}
        with running_gateway(tmp_path, upstreams) as address:
            yield address
        server.shutdown()
        thread.join()


def test_news_arrive_while_the_answer_goes_on(gateway: str) -> None:
    with httpx2.Client(trust_env=False, timeout=PATIENCE) as client:
        with client.stream("GET", f"{gateway}/api/notifications/inbox-items/stream") as answer:
            lines = answer.iter_lines()
            assert next(lines) == "data: first"
            News.go_on.set()
            assert ":" in lines
        assert News.caller_left.wait(PATIENCE)
