"""One trace goes from the request to the last handler, and costs nothing if nobody listens."""

import pytest
from opentelemetry import trace
from opentelemetry.trace import SpanKind

from chassis.settings import ServiceSettings
from chassis.telemetry import (
    continue_trace,
    current_trace_id,
    current_traceparent,
    in_memory_spans,
    set_up_tracing,
)
from chassis.telemetry.tracing import parsed_traceparent

SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
UNSAMPLED = SAMPLED[:-1] + "0"


def test_a_trace_continues_below_its_parent() -> None:
    with in_memory_spans() as spans:
        with continue_trace(SAMPLED, "queue process", attributes={"queue": "a"}):
            inner = current_traceparent()
            with continue_trace(inner, "publish", kind=SpanKind.PRODUCER):
                pass
        publish, process = spans.get_finished_spans()

    assert (process.name, process.kind) == ("queue process", SpanKind.CONSUMER)
    assert process.parent is not None
    assert f"{process.parent.span_id:016x}" == "b7ad6b7169203331"
    assert dict(process.attributes or {}) == {"queue": "a"}
    assert publish.parent is not None
    assert publish.parent.span_id == process.context.span_id
    assert f"{publish.context.trace_id:032x}" == SAMPLED[3:35]
    assert inner is not None
    assert inner.endswith("-01")


def test_below_an_unsampled_parent_nothing_is_recorded_and_the_decision_travels_on() -> None:
    with in_memory_spans() as spans:
        with continue_trace(UNSAMPLED, "queue process"):
            assert current_traceparent() == UNSAMPLED
            with trace.get_tracer("x").start_as_current_span("statement"):
                pass
        assert spans.get_finished_spans() == ()
    assert not trace.get_current_span().get_span_context().is_valid


def test_without_a_parent_a_trace_may_begin() -> None:
    with in_memory_spans() as spans:
        with continue_trace(None, "timer"):
            assert current_trace_id()
        assert spans.get_finished_spans()[0].parent is None
    with in_memory_spans(sampling=0) as spans:
        with continue_trace(None, "timer"):
            pass
        assert spans.get_finished_spans() == ()


def test_an_error_is_recorded_and_goes_on() -> None:
    with in_memory_spans() as spans:
        with pytest.raises(KeyError), continue_trace(SAMPLED, "x"):
            raise KeyError
        assert spans.get_finished_spans()[0].status.status_code is trace.StatusCode.ERROR


def test_when_nobody_listens_nothing_happens() -> None:
    set_up_tracing(ServiceSettings(database_url="x"))

    with continue_trace(SAMPLED, "x"):
        assert current_traceparent() is None
        assert current_trace_id() is None
        assert not trace.get_current_span().get_span_context().is_valid


@pytest.mark.parametrize(
    "text", [None, "", "00", "00-x-y-01", SAMPLED + "-9", SAMPLED.replace("0af7", "zzzz"), "-" * 3]
)
def test_a_parent_that_cannot_be_read_counts_as_none(text: str | None) -> None:
    assert parsed_traceparent(text) is None


def test_a_parent_of_zeros_counts_as_none() -> None:
    assert parsed_traceparent(f"00-{'0' * 32}-b7ad6b7169203331-01") is None
