"""One trace tells of a move from the browser's request to the last handler, on both buses."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind

from chassis.auth import Role
from chassis.bus.in_process import InProcessBus
from chassis.bus.rabbitmq import RabbitBus
from chassis.telemetry import in_memory_spans
from placements.app import create_app
from placements.settings import Settings
from testkit import bearer, client_for, eventually, public_key_set
from testkit.databases import ServiceDatabase
from tests.chaos.arrivals import READERS
from tests.chaos.house import remove_queues
from tests.chaos.services import Services, services_around

HANDLERS = ("reporting", "billing", "notifications")
PROCESS = "{}.placement_requests process"
PATH = (
    "POST /placement-requests/{id}/confirm",
    "placements.placement_request_confirmed.v1 publish",
    "billing.invoice_line_recorded.v1 publish",
)


@pytest.fixture
def spans() -> Any:
    with in_memory_spans() as exporter:
        yield exporter


@pytest.fixture(params=["in_process", pytest.param("rabbitmq", marks=pytest.mark.rabbitmq)])
async def services(
    request: pytest.FixtureRequest, service_database: ServiceDatabase, fresh_bus_prefix: str
) -> AsyncIterator[Services]:
    if request.param == "in_process":
        async with services_around(InProcessBus(), service_database, mail_port=1) as services:
            yield services
        return
    bus = RabbitBus(request.getfixturevalue("amqp_url"), prefix=fresh_bus_prefix)
    async with services_around(bus, service_database, mail_port=1) as services:
        yield services
        await remove_queues(bus, services)
    await bus.close()


async def test_one_trace_leads_from_the_request_to_the_last_handler(
    spans: InMemorySpanExporter, services: Services
) -> None:
    settings = Settings(database_url=services.urls["placements"], jwks=public_key_set())
    async with (
        services.working("placements", *READERS),
        client_for(create_app(settings)) as client,
    ):
        await _confirm_one(services, client)

        async def handled() -> dict[str, ReadableSpan]:
            trace = _trace_of("POST /placement-requests/{id}/confirm", spans)
            return {name: trace[name] for name in (*PATH, *(PROCESS.format(h) for h in HANDLERS))}

        trace = await eventually(handled)

    server, published, published_next = (trace[name] for name in PATH)
    assert server.kind is SpanKind.SERVER
    assert published.kind is SpanKind.PRODUCER
    assert _ancestors(published, spans)[-1] == server.name
    for handler in HANDLERS:
        process = trace[PROCESS.format(handler)]
        assert process.kind is SpanKind.CONSUMER
        assert _ancestors(process, spans)[0] == published.name
    assert PROCESS.format("billing") in _ancestors(published_next, spans)


async def _confirm_one(services: Services, client: httpx2.AsyncClient) -> None:
    """The school asks, the hospital accepts, the school confirms: four requests over HTTP."""
    school = bearer(services.province.viewer(Role.PLACING_COORDINATOR))
    hospital = bearer(services.province.viewer(Role.RECEIVING_COORDINATOR))
    wanted = {k: str(v) for k, v in vars(services.province.wanted()).items() if v is not None}
    created = await client.post("/placement-requests", json=wanted, headers=school)
    path = f"/placement-requests/{created.json()['id']}"
    for verb, headers in (("send", school), ("accept", hospital), ("confirm", school)):
        answer = await client.post(f"{path}/{verb}", json={}, headers=headers)
        assert answer.status_code == 200, answer.text


def _trace_of(server: str, spans: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    """Every span, by name, that has the trace of this request; LookupError while it is not there.

    Statements of the databases share names, so of those only the last is here.
    """
    finished = spans.get_finished_spans()
    ids = [span.context.trace_id for span in finished if span.name == server]
    if len(ids) != 1:
        raise LookupError(f"{len(ids)} of {server}")
    return {span.name: span for span in finished if span.context.trace_id == ids[0]}


def _ancestors(span: ReadableSpan, spans: InMemorySpanExporter) -> list[str]:
    """The names of those above a span, nearest first."""
    by_id = {each.context.span_id: each for each in spans.get_finished_spans()}
    names: list[str] = []
    while span.parent is not None and span.parent.span_id in by_id:
        span = by_id[span.parent.span_id]
        names.append(span.name)
    return names
