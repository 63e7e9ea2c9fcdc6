"""Two workers of one service share its work: every event is published and handled once."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import aio_pika
import asyncpg
import pytest
from aio_pika.abc import AbstractIncomingMessage

from practica.services import NAMES
from testkit import eventually, free_ports
from tests.journeys.deployment import Deployment
from tests.journeys.people import REQUESTS, Json
from tests.journeys.processes import Process
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

MANY = 60
SCALED = ("placements", "reporting")


async def test_two_workers_publish_and_handle_every_event_once(
    province: Province, deployment: Deployment
) -> None:
    async with _a_second_worker_each(deployment) as second, _all_events(deployment) as heard:
        requests = await _drafts(province)
        await _bulk(province, "pc", "send", requests)
        await _bulk(province, "rc", "redirect", requests)
        ids = {UUID(request["id"]) for request in requests}
        await eventually(lambda: _all_reported(deployment, ids, "redirected"), within=60)

        facts = Counter(_fact(event) for event in heard if UUID(event["subject"]) in ids)
        assert facts == {"created": MANY, "sent": MANY, "redirected": MANY}
        assert len({event["id"] for event in heard}) == len(heard)
        handled = await _handled(deployment, [UUID(event["id"]) for event in heard])
        assert handled == Counter(UUID(event["id"]) for event in heard)
        for each in second.values():
            assert "practica_" in each.metrics()


async def test_two_workers_release_a_burst_of_held_requests_once(
    province: Province, deployment: Deployment
) -> None:
    later = (datetime.now(UTC).date() + timedelta(days=2)).isoformat()
    async with _a_second_worker_each(deployment), _all_events(deployment) as heard:
        requests = await _drafts(province, release_on=later)
        await _bulk(province, "pc", "send", requests)
        ids = [UUID(request["id"]) for request in requests]

        await _let_two_days_pass(deployment, ids)

        await eventually(lambda: _all_reported(deployment, set(ids), "pending"), within=60)
        released = Counter(event["subject"] for event in heard if _fact(event) == "sent")
        assert released == Counter(str(id_) for id_ in ids)
        for request in requests[:5]:
            lines = await province.pc.get(f"{REQUESTS}/{request['id']}/history")
            assert [line["move"] for line in lines] == ["create", "send", "release"]


@asynccontextmanager
async def _a_second_worker_each(deployment: Deployment) -> AsyncIterator[dict[str, Process]]:
    """Ended in good order: a worker that was asked to stop says 0."""
    ports = free_ports(len(SCALED))
    started = {
        name: deployment.processes.start(name, "work", http_port=0, health_port=port)
        for name, port in zip(SCALED, ports, strict=True)
    }
    for each in started.values():
        await asyncio.to_thread(each.until_ready)
    yield started
    for each in started.values():
        deployment.processes.running.remove(each)
        assert await asyncio.to_thread(each.stop) == 0


@asynccontextmanager
async def _all_events(deployment: Deployment) -> AsyncIterator[list[Json]]:
    """Everything that the relays publish while the block runs, as often as they do."""
    heard: list[Json] = []

    async def hear(message: AbstractIncomingMessage) -> None:
        heard.append(json.loads(message.body))

    async with await aio_pika.connect(deployment.amqp_url) as connection:
        channel = await connection.channel()
        queue = await channel.declare_queue(exclusive=True)
        exchange = await channel.get_exchange(f"{deployment.bus_prefix}practica.events")
        await queue.bind(exchange, routing_key="placements.placement_request_#")
        await queue.bind(exchange, routing_key="#")
        await queue.consume(hear, no_ack=True)
        yield heard


async def _drafts(province: Province, **changes: object) -> list[Json]:
    wanted = province.wanted(**changes)
    return [await province.pc.post(REQUESTS, wanted) for _ in range(MANY)]


async def _bulk(province: Province, who: str, verb: str, requests: list[Json]) -> None:
    items = [{"id": request["id"]} for request in requests]
    results = await province.people[who].post(f"{REQUESTS}/bulk/{verb}", {"items": items})
    assert [result["problem"] for result in results] == [None] * MANY


async def _all_reported(deployment: Deployment, ids: set[UUID], status: str) -> bool:
    """The read model stands at the version of the record, once each."""
    asked = "SELECT id, version FROM placement_requests WHERE id = ANY($1)"
    owned = await _rows(deployment, "placements", asked, ids)
    asked = (
        "SELECT placement_request_id AS id, version FROM placement_requests "
        "WHERE placement_request_id = ANY($1) AND status = $2"
    )
    copied = await _rows(deployment, "reporting", asked, ids, status)
    return len(copied) == len(ids) and sorted(copied) == sorted(owned)


async def _handled(deployment: Deployment, events: list[UUID]) -> Counter[UUID]:
    """How often reporting marked each event as done."""
    asked = "SELECT event_id FROM inbox WHERE event_id = ANY($1)"
    rows = await _rows(deployment, "reporting", asked, events)
    return Counter(row[0] for row in rows)


async def _let_two_days_pass(deployment: Deployment, ids: list[UUID]) -> None:
    asked = "UPDATE placement_requests SET release_on = current_date - 1 WHERE id = ANY($1)"
    await _rows(deployment, "placements", asked, ids)


async def _rows(
    deployment: Deployment, service: str, statement: str, *arguments: Any
) -> list[tuple[Any, ...]]:
    assert service in NAMES
    connection: Any = await asyncpg.connect(deployment.databases[service])
    try:
        return [tuple(row) for row in await connection.fetch(statement, *arguments)]
    finally:
        await connection.close()


def _fact(event: Json) -> str:
    return str(event["type"]).removeprefix("placements.placement_request_").removesuffix(".v1")
