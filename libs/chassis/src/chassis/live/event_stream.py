"""An answer that goes on: server-sent events, as browsers and partners' programs read them."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog
from pydantic import BaseModel
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from chassis.http.frame import GOES_ON
from chassis.live.ear import Ear
from chassis.live.streams import Place
from chassis.subscriptions.faults import PASSING

EVENT_STREAM: Final = "text/event-stream"
_HEARTBEAT: Final = b":\n\n"
_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_log = structlog.get_logger(__name__)

Look = Callable[[], Awaitable[Iterable[bytes]]]
"""What there is to tell since it was asked last."""


@dataclass(frozen=True)
class Pace:
    """Seconds between two signs of life, and how many of them until one looks without being woken:
    a wake-up may have been lost. Callers come back after `retry` or up to twice as many."""

    heartbeat: float = 20.0
    heartbeats_a_look: int = 3
    retry: float = 2.0


class EventStream(StreamingResponse):
    """Tells what `look` finds whenever the ear hears the person's key, until `until` or the end of
    the process. It gives the place back however it ends."""

    def __init__(
        self, place: Place, ear: Ear, look: Look, *, until: float, pace: Pace | None = None
    ) -> None:
        super().__init__(self._told(), media_type=EVENT_STREAM, headers=_HEADERS)
        self._place = place
        self._ear = ear
        self._look = look
        self._until = until
        self._pace = pace or Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[GOES_ON] = True
        place = self._place
        with place:
            async with self._ear.hearing(str(place.person_id), place.woken):
                await super().__call__(scope, receive, send)

    async def _told(self) -> AsyncIterator[bytes]:
        yield b"retry: %d\n\n" % self._retry_milliseconds()
        try:
            while True:
                self._place.woken.clear()
                if self._is_over():
                    return
                for said in await self._look():
                    yield said
                async for sign_of_life in self._waiting():
                    yield sign_of_life
        except PASSING as error:
            _log.warning("a stream ends", error=repr(error))

    async def _waiting(self) -> AsyncIterator[bytes]:
        """Until woken, or until it is time for a look or for the end."""
        for _ in range(self._pace.heartbeats_a_look):
            try:
                async with asyncio.timeout(min(self._pace.heartbeat, self._left())):
                    await self._place.woken.wait()
            except TimeoutError:
                yield _HEARTBEAT
            if self._place.woken.is_set() or self._is_over():
                return

    def _left(self) -> float:
        return max(self._until - time.time(), 0.0)

    def _is_over(self) -> bool:
        return self._place.ended or self._left() == 0.0

    def _retry_milliseconds(self) -> int:
        """Not the same for everybody: after a restart all would come back at once."""
        shortest = round(self._pace.retry * 1000)
        return shortest + secrets.randbelow(shortest + 1)


def event(name: str, data: BaseModel, *, id: UUID | None = None) -> bytes:
    """One event; its data are one line of JSON."""
    position = f"id: {id}\n" if id is not None else ""
    return f"{position}event: {name}\ndata: {data.model_dump_json()}\n\n".encode()
