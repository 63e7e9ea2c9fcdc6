"""Handlers by event type, one registry a queue."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from chassis.bus.port import Queue
from contracts.envelope import Event

_S = TypeVar("_S")
_E = TypeVar("_E", bound=Event)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The envelope of an event, as its handler sees it. `sequence` is the aggregate's version."""

    id: UUID
    type: str
    subject: UUID
    sequence: int
    occurred_at: datetime
    correlation_id: UUID
    causation_id: UUID | None = None


Handler = Callable[[Any, Delivery, Any], Awaitable[None]]


class Subscriptions(Generic[_S]):
    """The events that one queue listens to, each with its handler.

    Handlers of one batch share a transaction, so each runs once an event, and all or none count.
    Events of different aggregates come in any order, twice, or late.

    Each of the `lanes` takes the events of its subjects, one transaction at a time. Handlers that
    only keep rows are best served by one: the batch is their one statement, and others would but
    make it smaller.
    """

    def __init__(self, queue: str, *, lanes: int = 2) -> None:
        self.queue_name = queue
        self.lanes = lanes
        self._handlers: dict[str, tuple[type[Event], Handler]] = {}

    def on(
        self, *kinds: type[_E]
    ) -> Callable[
        [Callable[[_E, Delivery, _S], Awaitable[None]]],
        Callable[[_E, Delivery, _S], Awaitable[None]],
    ]:
        """Register a handler for these events."""

        def register(
            handler: Callable[[_E, Delivery, _S], Awaitable[None]],
        ) -> Callable[[_E, Delivery, _S], Awaitable[None]]:
            for kind in kinds:
                if kind.type in self._handlers:
                    raise ValueError(f"{self.queue_name} handles {kind.type} twice")
                self._handlers[kind.type] = (kind, handler)
            return handler

        return register

    @property
    def queue(self) -> Queue:
        return Queue(self.queue_name, self.types)

    @property
    def types(self) -> tuple[str, ...]:
        """The event types that the queue is bound to."""
        return tuple(sorted(self._handlers))

    def find(self, type_: str) -> tuple[type[Event], Handler] | None:
        """The event class and its handler; None for a type that nobody here handles."""
        return self._handlers.get(type_)
