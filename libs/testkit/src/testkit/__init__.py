"""What tests share: PostgreSQL, RabbitMQ, tokens, waiting for events."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testkit.brokers import Broker
    from testkit.clients import client_for
    from testkit.environment import own_environment
    from testkit.events import an_envelope, an_event
    from testkit.openid import running_openid_provider
    from testkit.ports import free_ports
    from testkit.tokens import a_viewer, bearer, public_key_set, sign
    from testkit.waiting import eventually

__all__ = [
    "Broker",
    "a_viewer",
    "an_envelope",
    "an_event",
    "bearer",
    "client_for",
    "eventually",
    "free_ports",
    "own_environment",
    "public_key_set",
    "running_openid_provider",
    "sign",
]

_HOMES = {
    "Broker": "brokers",
    "a_viewer": "tokens",
    "an_envelope": "events",
    "an_event": "events",
    "bearer": "tokens",
    "client_for": "clients",
    "eventually": "waiting",
    "free_ports": "ports",
    "own_environment": "environment",
    "public_key_set": "tokens",
    "running_openid_provider": "openid",
    "sign": "tokens",
}


def __getattr__(name: str) -> object:
    """Loads a part when it is first asked for: pytest loads this package before every run."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"testkit.{_HOMES[name]}"), name)
