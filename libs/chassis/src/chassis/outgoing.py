"""From a domain event to the contract that other services know it by."""

from collections.abc import Callable
from typing import Any, TypeVar

from chassis.domain import DomainEvent
from contracts.envelope import Event

_E = TypeVar("_E", bound=DomainEvent)


class UnmappedEvent(Exception):
    """A domain event that nobody decided about: publish it, or say that it stays inside."""


class Outgoing:
    """What a service publishes for each of its domain events."""

    def __init__(self) -> None:
        self._mappings: dict[type[DomainEvent], Callable[[Any], Event | None]] = {}

    def on(
        self, kind: type[_E]
    ) -> Callable[[Callable[[_E], Event | None]], Callable[[_E], Event | None]]:
        """Register the mapping of one class of domain events."""

        def register(mapping: Callable[[_E], Event | None]) -> Callable[[_E], Event | None]:
            self._mappings[kind] = mapping
            return mapping

        return register

    def stays_inside(self, *kinds: type[DomainEvent]) -> None:
        """These domain events concern nobody else."""
        for kind in kinds:
            self._mappings[kind] = lambda _: None

    def contract_of(self, event: DomainEvent) -> Event | None:
        """Raises UnmappedEvent for a class of events that nobody registered."""
        mapping = self._mappings.get(type(event))
        if mapping is None:
            raise UnmappedEvent(f"no contract is registered for {type(event).__qualname__}")
        return mapping(event)
