"""Which queues of which services listen to which events, read from the services themselves."""

import importlib
import importlib.util
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from chassis.subscriptions import Subscriptions
from tools.house.tree import SERVICES


@dataclass(frozen=True, order=True)
class Listener:
    """A queue of a service, and the types of event that it is bound to."""

    service: str
    queue: str
    types: tuple[str, ...]


def listeners() -> list[Listener]:
    """Every queue that the messaging rooms of the services declare."""
    return sorted({listener for service in SERVICES for listener in _of(service)})


def queues_by_type() -> dict[str, list[str]]:
    """The names of the queues that listen to each type of event."""
    queues: dict[str, list[str]] = defaultdict(list)
    for listener in listeners():
        for type_ in listener.types:
            queues[type_].append(listener.queue)
    return dict(queues)


def _of(service: str) -> Iterator[Listener]:
    if importlib.util.find_spec(f"{service}.messaging") is None:
        return
    room = importlib.import_module(f"{service}.messaging")
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Subscriptions):
                yield Listener(service, value.queue_name, value.types)
