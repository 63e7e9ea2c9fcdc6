"""Which queues of which services listen to which events, read from the workers themselves."""

import importlib
from collections import defaultdict
from dataclasses import dataclass

from chassis.bus.in_process import InProcessBus
from chassis.worker import Worker
from tools.house.tree import SERVICES

NOWHERE = "postgresql://nobody@localhost/nothing"


@dataclass(frozen=True, order=True)
class Listener:
    """A queue of a service, and the types of event that it is bound to."""

    service: str
    queue: str
    types: tuple[str, ...]


def listeners() -> list[Listener]:
    """Every queue that the worker of a service consumes. Nothing is connected to."""
    return sorted(
        Listener(service, queue.name, queue.types)
        for service in SERVICES
        for queue in _worker_of(service).queues
    )


def queues_by_type() -> dict[str, list[str]]:
    """The names of the queues that listen to each type of event."""
    queues: dict[str, list[str]] = defaultdict(list)
    for listener in listeners():
        for type_ in listener.types:
            queues[type_].append(listener.queue)
    return dict(queues)


def _worker_of(service: str) -> Worker:
    settings = importlib.import_module(f"{service}.settings").Settings
    create_worker = importlib.import_module(f"{service}.worker").create_worker
    worker: Worker = create_worker(settings(database_url=NOWHERE), InProcessBus())
    return worker
