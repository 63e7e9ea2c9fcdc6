"""Reports are built anew from what the owners' outboxes hold, on both buses."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from chassis.bus.in_process import InProcessBus
from chassis.bus.rabbitmq import RabbitBus
from chassis.outbox.republishing import Republish, republish
from contracts.placements import CourseRecorded, SiteRecorded
from reporting.__main__ import what_to_run
from reporting.store.rebuilding import READ_MODELS, prepare_rebuild
from reporting.store.tables import courses, placement_requests, sites
from testkit import an_event, eventually
from testkit.databases import ServiceDatabase
from tests.chaos.house import remove_queues
from tests.chaos.services import Services, services_around

REQUESTS = 5
LAST_VERSION = 4
"""Created, sent, accepted and confirmed; the last three were one commit, so each says confirmed."""

Rows = dict[str, list[dict[str, Any]]]


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


@pytest.mark.parametrize("empty", [True, False], ids=["emptied", "kept"])
async def test_rebuilt_reports_hold_the_same_rows(services: Services, *, empty: bool) -> None:
    reporting = services.databases["reporting"]
    async with services.working(*services.workers):
        before = await _all_heard(services)
        async with reporting.reading() as connection:
            await connection.execute(update(placement_requests).values(reference="lost"))

        queues = services.workers["reporting"].queues
        await prepare_rebuild(reporting, [queue.name for queue in queues], empty=empty)
        kept = 0 if empty else REQUESTS
        assert len((await _rows(services))["placement_requests"]) == kept
        for queue in queues:
            types = [type_ for type_ in queue.types if type_.startswith("placements.")]
            command = Republish(queue=queue.name, types=types, since=datetime.now(UTC).date())
            assert await republish(command, services.placements, services.bus, batch=7)

        async def as_before() -> None:
            now = await _rows(services)
            assert [row for name in now for row in now[name] if row not in before[name]] == []
            assert [row for name in now for row in before[name] if row not in now[name]] == []

        await eventually(as_before)


async def test_the_operator_is_told_what_to_run(services: Services) -> None:
    commands = list(what_to_run(services.workers["reporting"].queues))

    assert [" ".join(command.split()[:6]) for command in commands] == [
        "python -m placements republish --queue reporting.placement_requests",
        "python -m identity republish --queue reporting.names",
        "python -m placements republish --queue reporting.names",
    ]
    assert commands[1].endswith("--types identity.agency_recorded.v1")


async def _all_heard(services: Services) -> Rows:
    """Requests with a history, a site and a course, as reporting first heard of them."""
    await services.requests(REQUESTS)
    async with services.placements.transaction() as store:
        store.transaction.publish(an_event(SiteRecorded), sequence=1)
        store.transaction.publish(an_event(CourseRecorded), sequence=1)

    async def heard() -> Rows:
        rows = await _rows(services)
        assert [row["version"] for row in rows["placement_requests"]] == [LAST_VERSION] * REQUESTS
        assert {row["status"] for row in rows["placement_requests"]} == {"confirmed"}
        assert rows[sites.name]
        assert rows[courses.name]
        return rows

    return await eventually(heard)


async def _rows(services: Services) -> Rows:
    async with services.databases["reporting"].reading() as connection:
        return {
            table.name: [
                dict(row.items())
                for row in await connection.all(select(table).order_by(*table.primary_key))
            ]
            for table in READ_MODELS
        }
