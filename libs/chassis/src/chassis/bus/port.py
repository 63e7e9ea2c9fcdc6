"""What the relay and the consumers expect of a bus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

DELIVERY_LIMIT = 5
"""How often a message is tried before it is parked."""


class NoSuchQueue(LookupError):
    """Nobody has made a queue of this name."""


class BusUnavailable(Exception):
    """The bus cannot be reached just now; what was not confirmed has to be tried again."""


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One event on its way out. `body` is the CloudEvent as JSON."""

    id: UUID
    type: str
    subject: UUID
    body: bytes
    traceparent: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """A durable queue and the event types that it listens to."""

    name: str
    types: tuple[str, ...]


@dataclass(slots=True)
class Incoming:
    """One delivery of an event. `attempt` counts from 1; `token` is the bus's own."""

    body: bytes
    attempt: int
    token: object
    traceparent: str | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """A message that no handler could digest. `id` is the event's, or the delivery's own."""

    id: str
    queue: str
    type: str
    subject: str | None
    error: str
    attempts: int
    parked_at: datetime
    body: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a queue stands: what waits in it, what is parked beside it, and whether we still get
    what arrives.
    """

    waiting: int
    parked: int
    consumed: bool


class Parking(Protocol):
    """Where a bus without queues of its own keeps what it parks."""

    async def park(self, queue: str, incoming: Incoming, error: str) -> None: ...

    async def count(self, queue: str) -> int: ...


class Consumption(Protocol):
    """A running consumer; every delivery ends in exactly one of these."""

    async def acknowledge(self, batch: Sequence[Incoming]) -> None: ...

    async def retry(self, incoming: Incoming) -> None:
        """Deliver it again, up to the delivery limit."""

    async def park(self, incoming: Incoming, error: str) -> None:
        """Set it aside with its error, where an operator finds it."""

    async def look(self) -> Standing:
        """How the queue stands now. Raises BusUnavailable."""

    async def stop(self) -> None:
        """Take no more deliveries."""


class Bus(Protocol):
    """Carries events from relays to queues."""

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def declare(self, queues: Sequence[Queue]) -> None:
        """Make sure that the queues exist and listen, before anything is published."""

    async def publish(self, messages: Sequence[OutgoingMessage]) -> list[bool]:
        """Which messages are safe with the bus. Raises BusUnavailable if none can be."""

    async def publish_to(self, queue: str, messages: Sequence[OutgoingMessage]) -> list[bool]:
        """The same for one queue alone, whoever else listens. Raises NoSuchQueue too."""

    async def consume(
        self,
        queue: Queue,
        deliver: Callable[[Incoming], None],
        *,
        prefetch: int,
        parking: Parking | None = None,
    ) -> Consumption:
        """Call `deliver` for every message, with at most `prefetch` of them not settled."""
