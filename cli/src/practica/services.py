"""The five services, as the command line composes them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from fastapi import FastAPI

from chassis.bus import Bus
from chassis.settings import ServiceSettings
from chassis.worker import Worker

NAMES = ("identity", "placements", "reporting", "billing", "notifications")


@dataclass(frozen=True)
class Service:
    """One service's settings and its two composition roots."""

    name: str
    settings: type[ServiceSettings]
    create_app: Callable[[Any], FastAPI]
    create_worker: Callable[[Any, Bus], Worker]


def service(name: str) -> Service:
    """Load one service. Raises ValueError for a name that no service has."""
    if name not in NAMES:
        raise ValueError(f"{name!r} is no service; there are {', '.join(NAMES)}")
    return Service(
        name=name,
        settings=import_module(f"{name}.settings").Settings,
        create_app=import_module(f"{name}.app").create_app,
        create_worker=import_module(f"{name}.worker").create_worker,
    )


def all_services() -> list[Service]:
    return [service(name) for name in NAMES]
