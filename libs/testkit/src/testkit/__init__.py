"""What tests share: PostgreSQL, RabbitMQ, tokens, waiting for events."""

from testkit.brokers import Broker
from testkit.clients import client_for
from testkit.events import an_envelope, an_event
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
    "public_key_set",
    "sign",
]
