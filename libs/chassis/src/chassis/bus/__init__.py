"""The bus: one promise, at least once and never lost, kept by RabbitMQ or within one process."""

from chassis.bus.port import (
    Bus,
    BusUnavailable,
    Consumption,
    Incoming,
    OutgoingMessage,
    Parked,
    Parking,
    Queue,
    Standing,
)

__all__ = [
    "Bus",
    "BusUnavailable",
    "Consumption",
    "Incoming",
    "OutgoingMessage",
    "Parked",
    "Parking",
    "Queue",
    "Standing",
]
