"""What operators see: traces and metrics."""

from chassis.telemetry.tracing import (
    continue_trace,
    current_trace_id,
    current_traceparent,
    flush_tracing,
    in_memory_spans,
    instrument_app,
    set_up_tracing,
    shut_down_tracing,
)

__all__ = [
    "continue_trace",
    "current_trace_id",
    "current_traceparent",
    "flush_tracing",
    "in_memory_spans",
    "instrument_app",
    "set_up_tracing",
    "shut_down_tracing",
]
