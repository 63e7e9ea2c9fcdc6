"""A caller names the trace of a request; whether it is recorded is ours to say."""

from collections.abc import Callable

import httpx2
import pytest
from fastapi import FastAPI

from chassis.telemetry import in_memory_spans

TRACE = "00000000000000000000000000000001"  # by its id alone it would be in every share
FLAGS = ["00", "01"]


async def ask(app: FastAPI, flags: str) -> None:
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://library") as client:
        await client.get("/books", headers={"traceparent": f"00-{TRACE}-b7ad6b7169203331-{flags}"})


@pytest.mark.parametrize("flags", FLAGS)
async def test_no_caller_forces_a_trace(make_app: Callable[[], FastAPI], flags: str) -> None:
    with in_memory_spans(sampling=0.000001) as spans:
        await ask(make_app(), flags)

        assert spans.get_finished_spans() == ()


@pytest.mark.parametrize("flags", FLAGS)
async def test_what_is_recorded_continues_the_trace_of_the_caller(
    make_app: Callable[[], FastAPI], flags: str
) -> None:
    with in_memory_spans(sampling=1) as spans:
        await ask(make_app(), flags)
        (recorded,) = spans.get_finished_spans()

    assert f"{recorded.context.trace_id:032x}" == TRACE
    assert recorded.parent is not None
    assert f"{recorded.parent.span_id:016x}" == "b7ad6b7169203331"
