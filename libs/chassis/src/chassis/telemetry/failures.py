"""Spans that failed say so by the kind of their error: its sentence may quote a person's data, and
the log line of the same trace has the rest.
"""

from opentelemetry.context import Context
from opentelemetry.sdk.trace import Event, ReadableSpan, Span, SpanProcessor
from opentelemetry.trace import Status

_TOLD = ("exception.type", "exception.escaped")


class KindsOnly(SpanProcessor):
    """Hands spans on without the sentences and tracebacks of their errors."""

    def __init__(self, next_one: SpanProcessor) -> None:
        self._next = next_one

    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        self._next.on_start(span, parent_context)

    def on_end(self, span: ReadableSpan) -> None:
        self._next.on_end(_without_sentences(span) if span.events or _is_described(span) else span)

    def shutdown(self) -> None:
        self._next.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._next.force_flush(timeout_millis)


def _is_described(span: ReadableSpan) -> bool:
    return span.status.description is not None


def _without_sentences(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        span.name,
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=span.attributes,
        events=[_kind(event) if event.name == "exception" else event for event in span.events],
        links=span.links,
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _kind(event: Event) -> Event:
    attributes = event.attributes or {}
    told = {name: attributes[name] for name in _TOLD if name in attributes}
    return Event(event.name, attributes=told, timestamp=event.timestamp)
