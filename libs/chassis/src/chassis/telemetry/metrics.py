"""The figures that matter, once per process and labelled by service."""

from typing import Final

from prometheus_client import REGISTRY, Counter, Gauge, Histogram, generate_latest

METRICS_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

request_seconds = Histogram(
    "practica_request_seconds",
    "How long requests took, by route.",
    ["service", "method", "route", "status"],
    buckets=_SECONDS,
)
handler_seconds = Histogram(
    "practica_handler_seconds",
    "How long the handlers of a queue took for one batch.",
    ["queue"],
    buckets=_SECONDS,
)
outbox_age_seconds = Gauge(
    "practica_outbox_age_seconds",
    "Age of the oldest event that is committed and not yet published.",
    ["service"],
)
ledger_age_seconds = Gauge(
    "practica_ledger_age_seconds",
    "Age of the oldest row of the ledger that is committed and not yet sealed.",
    ["service"],
)
published_events = Counter(
    "practica_published_events_total", "Events handed to the bus and confirmed.", ["service"]
)
queue_depth = Gauge("practica_queue_depth", "Messages that wait in a queue.", ["queue"])
parked_messages = Gauge(
    "practica_parked_messages", "Messages that were given up on and wait for a person.", ["queue"]
)


def exposition() -> bytes:
    """Everything in Prometheus's text format."""
    return generate_latest(REGISTRY)
