"""A load generator: a bounded number of HTTP requests over a few connections that are kept alive.

`python -m bench.load` reads the order as JSON and prints what it measured as JSON. It parses no
more of an answer than its status and its length, so that it takes little from the measured service.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import uvloop

_ENDS_WITHIN = 300


@dataclass
class Order:
    """Every path is requested once; `keys` gives each request an Idempotency-Key of its own."""

    port: int
    method: str
    paths: list[str]
    headers: dict[str, str]
    connections: int = 16
    keys: str = ""


@dataclass
class Outcome:
    """Latencies in seconds, in the order of the answers."""

    latencies: list[float] = field(default_factory=list)
    failures: dict[int, int] = field(default_factory=dict)
    answer: str = ""


class Connection(asyncio.Protocol):
    """Sends one request after the other, each when the answer to the last is there."""

    def __init__(self, requests: Iterator[bytes], outcome: Outcome) -> None:
        self.done = asyncio.get_running_loop().create_future()
        self._requests = requests
        self._outcome = outcome
        self._received = b""
        self._sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is none by its class
        self._next()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, separator, body = self._received.partition(b"\r\n\r\n")
        if not separator or len(body) < _length(head):
            return
        self._outcome.latencies.append(time.perf_counter() - self._sent_at)
        status = int(head[9:12])
        if status >= 300:
            self._outcome.failures[status] = self._outcome.failures.get(status, 0) + 1
            self._outcome.answer = body.decode(errors="replace")
        self._received = b""
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionError("the service hung up"))

    def _next(self) -> None:
        request = next(self._requests, None)
        if request is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(request)


def _length(head: bytes) -> int:
    _, _, after = head.lower().partition(b"content-length:")
    return int(after.partition(b"\r\n")[0])


def _requests(order: Order) -> list[bytes]:
    headers = "".join(f"{name}: {value}\r\n" for name, value in order.headers.items())
    written = []
    for number, path in enumerate(order.paths):
        key = f"idempotency-key: {order.keys}-{number}\r\n" if order.keys else ""
        length = "content-length: 0\r\n" if order.method == "POST" else ""
        head = f"{order.method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}{key}{length}\r\n"
        written.append(head.encode())
    return written


async def perform(order: Order) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    requests, outcome = iter(_requests(order)), Outcome()
    started_at = time.perf_counter()
    connections = await asyncio.gather(
        *(
            loop.create_connection(lambda: Connection(requests, outcome), "127.0.0.1", order.port)
            for _ in range(order.connections)
        )
    )
    async with asyncio.timeout(_ENDS_WITHIN):
        await asyncio.gather(*(connection.done for _, connection in connections))
    seconds = time.perf_counter() - started_at
    latencies = sorted(outcome.latencies)
    return {
        "per_second": len(latencies) / seconds,
        "p50": latencies[len(latencies) // 2],
        "p99": latencies[int(len(latencies) * 0.99)],
        "failures": outcome.failures,
        "answer": outcome.answer,
    }


if __name__ == "__main__":
    print(json.dumps(uvloop.run(perform(Order(**json.load(sys.stdin))))))
