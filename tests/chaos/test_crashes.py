"""kill -9 at the worst line of each process: what was committed arrives, once, everywhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx2
import pytest

from chassis.auth import Role
from chassis.bus.port import DELIVERY_LIMIT
from chassis.store.tables import OUTBOX
from placements.store.tables.requests import placement_requests
from testkit import bearer, eventually, free_ports
from tests.chaos.arrivals import READERS, count, events, everything_arrived, parked, rows
from tests.chaos.house import LEDGER, House
from tests.chaos.ledger import entries
from tests.chaos.processes import Started

pytestmark = [pytest.mark.rabbitmq, pytest.mark.xdist_group("chaos")]


class School:
    """A placing coordinator's browser, which keeps the key of what it tries again."""

    def __init__(self, house: House) -> None:
        (self._port,) = free_ports(1)
        self._house = house
        viewer = house.services.province.viewer(Role.PLACING_COORDINATOR)
        self._headers = {**bearer(viewer), "Idempotency-Key": uuid4().hex}
        house.processes.environment["PLACEMENTS_HTTP_PORT"] = str(self._port)

    @asynccontextmanager
    async def at(self, server: Started) -> AsyncIterator[httpx2.AsyncClient]:
        """The server answers."""
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{self._port}") as client:

            async def ready() -> bool:
                assert server.is_running, server.said()
                try:
                    return (await client.get("/health/ready")).status_code == 200
                except httpx2.TransportError:
                    return False

            await eventually(ready, within=30)
            yield client

    async def create(self, client: httpx2.AsyncClient) -> httpx2.Response:
        wanted = {
            name: str(value)
            for name, value in vars(self._house.services.province.wanted()).items()
            if value is not None
        }
        return await client.post("/placement-requests", json=wanted, headers=self._headers)


async def test_a_server_killed_after_its_commit_loses_and_doubles_nothing(house: House) -> None:
    school = School(house)
    server = house.processes.start("placements", "serve", crash="after_commit")
    async with school.at(server) as client:
        with pytest.raises(httpx2.TransportError):
            await school.create(client)
    await server.crashed()
    assert len(await events(house.services)) == 1

    server = house.processes.start("placements", "serve")
    house.processes.start("placements", "work")
    async with house.services.working(*READERS):
        async with school.at(server) as client:
            again = await school.create(client)
        assert again.status_code == 201, again.text
        await everything_arrived(house.services)
    (request,) = await rows(house.services.placements, placement_requests)
    assert again.json()["id"] == str(request.id)


async def test_a_server_killed_before_its_commit_leaves_nothing_behind(house: House) -> None:
    school = School(house)
    server = house.processes.start("placements", "serve", crash="before_commit")
    async with school.at(server) as client:
        with pytest.raises(httpx2.TransportError):
            await school.create(client)
    await server.crashed()

    assert await rows(house.services.placements, placement_requests) == []
    assert await events(house.services) == []
    server = house.processes.start("placements", "serve")
    async with school.at(server) as client:
        assert (await school.create(client)).status_code == 201
    assert len(await events(house.services)) == 1


@pytest.mark.parametrize("crash", ["before_publish", "after_publish"])
async def test_a_relay_killed_before_it_marks_publishes_again_to_no_effect(
    house: House, crash: str
) -> None:
    await house.services.requests(3)
    relay = house.processes.start("placements", "work", crash=crash)
    await relay.crashed()
    published = OUTBOX.c.published_at.is_not(None)
    assert await count(house.services.placements, OUTBOX, published) == 0

    house.processes.start("placements", "work")
    async with house.services.working(*READERS):
        await everything_arrived(house.services)


@pytest.mark.parametrize("crash", ["before_commit", "after_handle"])
@pytest.mark.parametrize("reader", [LEDGER, "reporting", "billing", "notifications"])
async def test_a_consumer_killed_before_it_acknowledges_loses_and_doubles_nothing(
    house: House, reader: str, crash: str
) -> None:
    await house.services.requests(3)
    consumer = house.processes.start(reader, "work", crash=crash)
    bystanders = [name for name in READERS if name not in reader]
    async with house.services.working("placements", *bystanders):
        await consumer.crashed()
        house.processes.start(reader, "work")
        await everything_arrived(house.services)


async def test_a_message_that_kills_its_consumer_is_parked_and_its_neighbours_go_on(
    house: House,
) -> None:
    await house.services.requests(10)
    committed = await events(house.services)
    poison = committed[17].id
    async with house.services.working("placements"):
        for _ in range(DELIVERY_LIMIT):
            consumer = house.processes.start(LEDGER, "work", crash="in_handler", event=str(poison))
            await consumer.crashed()
        consumer = house.processes.start(LEDGER, "work", crash="in_handler", event=str(poison))

        async def neighbours() -> None:
            written = sorted(
                row.event_id for row in await rows(house.services.databases["ledger"], entries)
            )
            assert written == sorted(event.id for event in committed if event.id != poison)

        await eventually(neighbours, within=20)
        assert consumer.is_running, consumer.said()
    (letter,) = await parked(house.services)
    assert (letter.id, letter.queue) == (str(poison), "ledger.placement_requests")
    assert "consumers died of it" in letter.error
