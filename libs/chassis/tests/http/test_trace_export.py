"""Traces leave for the collector that OTEL_EXPORTER_OTLP_ENDPOINT names."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest

from chassis.http import create_service_app
from chassis.telemetry import shut_down_tracing

from .conftest import ImaginedDatabase, Settings, router


class Collector(ThreadingHTTPServer):
    """Keeps what is posted to it."""

    def __init__(self) -> None:
        self.received: list[tuple[str, bytes]] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    collector = Collector()
    thread = threading.Thread(target=collector.serve_forever)
    thread.start()
    yield collector
    collector.shutdown()
    thread.join()
    collector.server_close()


async def test_a_request_is_told_to_the_collector_by_the_time_the_service_ends(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = collector.server_address[1]
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{port}")
    settings = Settings(database_url="unused", jwks='{"keys": []}', trace_sampling=1)
    app = create_service_app(
        title="Library",
        settings=settings,
        database=ImaginedDatabase(),
        routers=[router],
        texts={},
    )
    try:
        async with app.router.lifespan_context(app):
            transport = httpx2.ASGITransport(app=app)
            async with httpx2.AsyncClient(transport=transport, base_url="http://t") as client:
                await client.get("/books")
        told = [body for path, body in collector.received if path == "/v1/traces"]
        assert any(b"library" in body and b"/books" in body for body in told)
    finally:
        shut_down_tracing()
