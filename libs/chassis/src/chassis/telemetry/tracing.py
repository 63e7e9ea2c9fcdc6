"""Traces from the request to the last handler; without a collector they cost nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI
from opentelemetry import context, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.asyncpg import AsyncPGInstrumentor
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import NonRecordingSpan, Span, SpanContext, SpanKind, TraceFlags, Tracer
from opentelemetry.util.types import AttributeValue
from starlette.types import Scope

from chassis.settings import ServiceSettings
from chassis.telemetry.failures import KindsOnly
from chassis.telemetry.sampling import OurShare

UNTRACED_PATHS: Final = "health/,metrics"
_FLUSH_MILLISECONDS: Final = 3000


@dataclass(frozen=True)
class _Tracing:
    provider: TracerProvider
    tracer: Tracer
    asyncpg: AsyncPGInstrumentor


class _Process:
    """The tracing of this process, or None while nobody listens."""

    tracing: _Tracing | None = None


def set_up_tracing(settings: ServiceSettings) -> None:
    """Sends traces to the collector that the settings name; does nothing without one.

    Once per process: the first service of a process that holds several gives its name.
    """
    if settings.otlp_endpoint is None or _Process.tracing is not None:
        return
    address = f"{settings.otlp_endpoint.rstrip('/')}/v1/traces"
    _start(
        settings.service,
        BatchSpanProcessor(OTLPSpanExporter(endpoint=address)),
        sampling=settings.trace_sampling,
    )


def flush_tracing() -> None:
    """Sends what is left, so that a process that is told to end leaves nothing untold."""
    if _Process.tracing is not None:
        _Process.tracing.provider.force_flush(_FLUSH_MILLISECONDS)


def shut_down_tracing() -> None:
    """Sends what is left and stops; no-op if nothing runs."""
    tracing, _Process.tracing = _Process.tracing, None
    if tracing is not None:
        tracing.asyncpg.uninstrument()
        tracing.provider.shutdown()


@contextmanager
def in_memory_spans(*, sampling: float = 1.0) -> Iterator[InMemorySpanExporter]:
    """Records spans for a test; applications made inside are instrumented."""
    exporter = InMemorySpanExporter()
    shut_down_tracing()
    _start("test", SimpleSpanProcessor(exporter), sampling=sampling)
    try:
        yield exporter
    finally:
        shut_down_tracing()


def instrument_app(app: FastAPI) -> None:
    """Gives every request of the application a span, if anybody listens."""
    if _Process.tracing is not None:
        FastAPIInstrumentor.instrument_app(
            app,
            tracer_provider=_Process.tracing.provider,
            excluded_urls=UNTRACED_PATHS,
            exclude_spans=["receive", "send"],
            server_request_hook=_without_search_words,
        )


def _without_search_words(span: Span, scope: Scope) -> None:
    """Query strings hold what people search for, which may be a name."""
    if span.is_recording() and scope.get("query_string"):
        for attribute in ("http.url", "http.target"):
            span.set_attribute(attribute, scope["path"])


def current_traceparent() -> str | None:
    """The W3C `traceparent` of what is being done, to travel with an event; None if untraced."""
    if _Process.tracing is None:
        return None
    now = trace.get_current_span().get_span_context()
    if not now.is_valid:
        return None
    return f"00-{now.trace_id:032x}-{now.span_id:016x}-{now.trace_flags:02x}"


def current_trace_id() -> str | None:
    """The trace that log lines belong to; None if untraced."""
    if _Process.tracing is None:
        return None
    now = trace.get_current_span().get_span_context()
    return f"{now.trace_id:032x}" if now.is_valid else None


@contextmanager
def continue_trace(
    traceparent: str | None,
    name: str,
    *,
    kind: SpanKind = SpanKind.CONSUMER,
    attributes: Mapping[str, AttributeValue] | None = None,
) -> Iterator[None]:
    """A span below a parent from elsewhere; without a parent, a new trace that may be sampled.

    Where nobody listens nothing happens; below a parent that was not sampled, nothing is recorded
    and neither are the statements inside.
    """
    tracing = _Process.tracing
    if tracing is None:
        yield
        return
    parent = parsed_traceparent(traceparent)
    if parent is not None and not parent.trace_flags.sampled:
        token = context.attach(trace.set_span_in_context(NonRecordingSpan(parent)))
        try:
            yield
        finally:
            context.detach(token)
        return
    above = trace.set_span_in_context(NonRecordingSpan(parent)) if parent else context.Context()
    with tracing.tracer.start_as_current_span(name, above, kind=kind, attributes=attributes):
        yield


def parsed_traceparent(traceparent: str | None) -> SpanContext | None:
    """None if it is absent or not in the form of W3C Trace Context."""
    parts = (traceparent or "").split("-")
    if len(parts) != 4 or [len(part) for part in parts] != [2, 32, 16, 2]:
        return None
    try:
        trace_id, span_id, flags = (int(part, 16) for part in parts[1:])
    except ValueError:
        return None
    parent = SpanContext(trace_id, span_id, is_remote=True, trace_flags=TraceFlags(flags))
    return parent if parent.is_valid else None


def _start(service: str, processor: SpanProcessor, *, sampling: float) -> None:
    provider = TracerProvider(
        sampler=OurShare(sampling),
        resource=Resource.create({"service.name": service}),
        shutdown_on_exit=False,
    )
    provider.add_span_processor(KindsOnly(processor))
    asyncpg = AsyncPGInstrumentor()  # type: ignore[no-untyped-call]  # the library has no types
    asyncpg.instrument(tracer_provider=provider)
    _Process.tracing = _Tracing(provider, provider.get_tracer("chassis"), asyncpg)
