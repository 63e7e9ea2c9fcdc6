"""One deployment for all journeys of a run, and a province that an administrator set up in it."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio

from chassis.embedded import PostgresServer
from practica.demo.webhook_receiver import WebhookReceiver
from tests.journeys.deployment import Deployment, running_deployment
from tests.journeys.people import Json, Person
from tests.journeys.playing import Played, play
from tests.journeys.province import Province
from tests.journeys.setting_up import set_up_by


@pytest.fixture(scope="session")
def deployment(
    tmp_path_factory: pytest.TempPathFactory,
    postgres_server: PostgresServer,
    amqp_url: str,
    bus_prefix: str,
) -> Iterator[Deployment]:
    """Real processes of all five services behind the gateway, for the whole run."""
    folder: Path = tmp_path_factory.mktemp("deployment")
    prefix = f"{bus_prefix}journeys."
    with running_deployment(
        folder, postgres_server, amqp_url=amqp_url, bus_prefix=prefix
    ) as running:
        yield running


@pytest_asyncio.fixture(scope="session")
async def outside(deployment: Deployment) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that is not signed in."""
    async with deployment.client() as client:
        yield client


@pytest_asyncio.fixture(scope="session")
async def administrator(deployment: Deployment, outside: httpx2.AsyncClient) -> Person:
    """The first one, who took up the invitation that `bootstrap` printed."""
    email = "ada.admin@practica.example"
    names = ("--email", email, "--first-name", "Ada", "--last-name", "Admin")
    printed = deployment.processes.run("identity", "bootstrap", *names)
    found = re.search(r"#(\S+)", printed)
    assert found, printed
    person = Person(outside, email, "administrator")
    await person.accept_invitation(found[1])
    await person.sign_in()
    return person


@pytest_asyncio.fixture(scope="session")
async def province(administrator: Person) -> Province:
    """A school and a hospital with their people, made over HTTP."""
    return await set_up_by(administrator)


@pytest_asyncio.fixture(scope="session")
async def partner(province: Province) -> AsyncIterator[WebhookReceiver]:
    """The school's own system, registered for every event; it believes only what is signed."""
    async with WebhookReceiver() as receiver:
        body = {"url": receiver.url, "description": "Registrar"}
        registered = await province.pc.post("/api/notifications/webhook-endpoints", body)
        receiver.secret = registered["secret"]
        yield receiver


@pytest_asyncio.fixture(scope="session")
async def rates(province: Province) -> Json:
    """1.45 dollars for each hour of each student."""
    schedule = await province.pc.post(
        "/api/billing/rate-schedules",
        {
            "name": "Frais de stage",
            "effective_from": "2026-01-01",
            "rates": [{"basis": "per_student_hour", "amount_minor": 145}],
        },
    )
    published: Json = await province.pc.post(
        f"/api/billing/rate-schedules/{schedule['id']}/publish", version=schedule.get("version")
    )
    return published


@pytest_asyncio.fixture(scope="session")
async def played(province: Province, partner: WebhookReceiver, rates: Json) -> Played:
    """The main job, told once for all tests that ask how it went."""
    return await play(province, partner)
