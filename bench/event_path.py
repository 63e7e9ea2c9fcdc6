"""The path of an event: from its commit over relay and RabbitMQ into reporting's read model."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bench.events import an_outbox_row
from bench.figures import Figure, Goal, middle, spread
from bench.machine import Machine, Plan, connected, tell
from bench.outbox import commit_all
from bench.pace import latencies_at, sustained
from bench.processes import Running, ran, result_of, running, settings_of
from chassis.embedded.postgres_server import logged_in_as
from chassis.fences import WORKING_ROLE

_GOAL = Goal(0.6, "at least")
_EVENTS = 10_000
_WARM_UP = 1_000
_PACED_SECONDS = 20
_LIGHT = 50.0
_ARRIVES_WITHIN = 120.0
_REST = 3.0

_ARRIVED = """
SELECT count(*) AS count, extract(epoch FROM max(pg_xact_commit_timestamp(xmin)))::float8 AS last
FROM placement_requests WHERE placement_request_id = ANY($1)
"""


@dataclass
class Pipeline:
    """Both ends of the path, and what each round measured."""

    sender: Any
    reader: Any
    relay: Running
    consumer: Running
    per_second: list[float] = field(default_factory=list)
    relay_cpu: list[float] = field(default_factory=list)
    consumer_cpu: list[float] = field(default_factory=list)

    async def round(self, count: int) -> None:
        """Commit so many events at once, and see them all in the read model."""
        rows = [an_outbox_row() for _ in range(count)]
        relay_before, consumer_before = self.relay.cpu_seconds(), self.consumer.cpu_seconds()
        started_at = await commit_all(self.sender, rows)
        arrived_at = await self._all_arrived([row["subject"] for row in rows])
        self.per_second.append(count / (arrived_at - started_at))
        self.relay_cpu.append((self.relay.cpu_seconds() - relay_before) / count * 1e6)
        self.consumer_cpu.append((self.consumer.cpu_seconds() - consumer_before) / count * 1e6)

    async def _all_arrived(self, subjects: list[UUID]) -> float:
        """Answers when the last of them was committed, by the clock of the server."""
        async with asyncio.timeout(_ARRIVES_WITHIN):
            while True:
                await asyncio.sleep(0.2)
                row = await self.reader.fetchrow(_ARRIVED, subjects)
                if row["count"] == len(subjects):
                    last: float = row["last"]
                    return last


@dataclass
class RawBus:
    """The limit: RabbitMQ with nothing of ours, one direction after the other."""

    url: str
    published: list[float] = field(default_factory=list)
    consumed: list[float] = field(default_factory=list)

    async def round(self, count: int) -> None:
        order = {"url": self.url, "queue": f"raw.{len(self.published)}", "count": count}
        await asyncio.sleep(_REST)
        published = await result_of("bench.raw_bus", "publish", given=order)
        await asyncio.sleep(_REST)
        consumed = await result_of("bench.raw_bus", "consume", given=order)
        self.published.append(published["per_second"])
        self.consumed.append(consumed["per_second"])


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Events a second, and how long a single one takes at half of what single ones reach.

    The broker goes on working after the last message of a round, on its log and its deleted queues;
    each round of either side begins after a rest, so that none pays for the one before.
    """
    count = plan.size(_EVENTS)
    limit = RawBus(machine.amqp_url)
    sender_url = machine.postgres.ensure_database("events_placements")
    reader_url = machine.postgres.ensure_database("events_reporting")
    async with (
        _working(machine, "placements", sender_url) as relay,
        _working(machine, "reporting", reader_url) as consumer,
    ):
        sender, reader = await connected(sender_url), await connected(reader_url)
        await Pipeline(sender, reader, relay, consumer).round(_WARM_UP)
        pipeline = Pipeline(sender, reader, relay, consumer)
        for number in range(plan.rounds):
            tell(f"carrying {count} events, round {number + 1} of {plan.rounds}")
            await asyncio.sleep(_REST)
            await pipeline.round(count)
            await limit.round(count)
        ends = {"sender_url": sender_url, "reader": reader}
        tell("committing one event at a time, as fast as the path carries them")
        most = middle([await sustained(count, **ends) for _ in range(plan.rounds)])
        latencies: list[Figure] = []
        for load, rate in (("half load", most / 2), ("light load", _LIGHT)):
            tell(f"one event at a time, {rate:.0f} a second")
            latencies += await latencies_at(rate, plan.size(_PACED_SECONDS), load=load, **ends)
        await sender.close()
        await reader.close()
    return [_throughput(pipeline, limit), *latencies]


@asynccontextmanager
async def _working(machine: Machine, service: str, url: str) -> AsyncIterator[Running]:
    """The real worker process of a service, after its real preparation."""
    settings = settings_of(service, url, PRACTICA_AMQP_URL=machine.amqp_url)
    await ran(sys.executable, "-m", service, "migrate", environment=settings)
    settings |= settings_of(
        service, logged_in_as(WORKING_ROLE, url), PRACTICA_AMQP_URL=machine.amqp_url
    )
    async with running(
        service, "work", environment=settings, port_variable=f"{service.upper()}_HEALTH_PORT"
    ) as process:
        yield process


def _throughput(pipeline: Pipeline, limit: RawBus) -> Figure:
    return Figure(
        name="events into the read model",
        value=middle(pipeline.per_second),
        limit=min(middle(limit.published), middle(limit.consumed)),
        limit_is="slower of raw aio-pika publishing with confirms and consuming with acks",
        unit="events/s",
        goal=_GOAL,
        details={
            **spread("value", pipeline.per_second),
            **spread("raw publishing", limit.published),
            **spread("raw consuming", limit.consumed),
            "relay process, µs an event": middle(pipeline.relay_cpu),
            "consumer process, µs an event": middle(pipeline.consumer_cpu),
        },
    )
