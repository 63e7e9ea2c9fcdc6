"""A partner's system: a real HTTP server on this machine that remembers what it was sent."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from standardwebhooks.webhooks import Webhook


@dataclass(frozen=True)
class Call:
    """One request as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: str

    def is_signed_with(self, secret: str) -> bool:
        """Raises WebhookVerificationError if it is not."""
        Webhook(secret).verify(self.body, dict(self.headers))
        return True


@dataclass
class Partner:
    """Answers every call with `status` and `answer`, after `delay` seconds, `drip` a byte."""

    status: int = 200
    answer: bytes = b"thank you"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0
    drip: float = 0
    calls: list[Call] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.calls.append(await _read(reader))
            await asyncio.sleep(self.delay)
            await self._answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the caller hung up
        finally:
            self.at_once -= 1
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        response = self._response()
        size = 1 if self.drip else len(response)
        for start in range(0, len(response), size):
            writer.write(response[start : start + size])
            await writer.drain()
            await asyncio.sleep(self.drip)

    def _response(self) -> bytes:
        lines = [
            f"HTTP/1.1 {self.status} Whatever",
            f"Content-Length: {len(self.answer)}",
            "Connection: close",
            *(f"{name}: {value}" for name, value in self.headers.items()),
        ]
        return "\r\n".join([*lines, "", ""]).encode() + self.answer


async def _read(reader: asyncio.StreamReader) -> Call:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.strip().split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Call(first.split(" ")[1], headers, body.decode())


@asynccontextmanager
async def listening_partner() -> AsyncIterator[Partner]:
    partner = Partner()
    server = await asyncio.start_server(partner.serve, "127.0.0.1", 0)
    partner.port = server.sockets[0].getsockname()[1]
    try:
        yield partner
    finally:
        server.close()
        await server.wait_closed()
