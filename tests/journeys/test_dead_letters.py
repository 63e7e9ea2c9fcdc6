"""An operator finds what a fault left over, and gives it back once the fault is gone."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from typer.testing import CliRunner, Result

from chassis.bus.in_process import InProcessBus
from chassis.bus.rabbitmq import RabbitBus
from practica.main import app
from reporting.store.store import ReadModel
from reporting.store.tables import placement_requests as reported
from testkit import eventually
from testkit.databases import ServiceDatabase
from tests.chaos.arrivals import READERS, everything_arrived, rows
from tests.chaos.house import remove_queues
from tests.chaos.services import Services, services_around

QUEUE = "reporting.placement_requests"


@pytest.fixture(params=["in_process", pytest.param("rabbitmq", marks=pytest.mark.rabbitmq)])
async def services(
    request: pytest.FixtureRequest,
    service_database: ServiceDatabase,
    fresh_bus_prefix: str,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Services]:
    """Of a deployment whose addresses are in the environment, where the operator works too."""
    rabbit = None
    if request.param == "rabbitmq":
        amqp_url = request.getfixturevalue("amqp_url")
        monkeypatch.setenv("PRACTICA_AMQP_URL", amqp_url)
        monkeypatch.setenv("PRACTICA_BUS_PREFIX", fresh_bus_prefix)
        rabbit = RabbitBus(amqp_url, prefix=fresh_bus_prefix)
    async with services_around(rabbit or InProcessBus(), service_database, mail_port=1) as services:
        for name, url in services.urls.items():
            monkeypatch.setenv(f"{name.upper()}_DATABASE_URL", url)
        monkeypatch.setenv("IDENTITY_DATABASE_URL", service_database("identity"))
        yield services
        if rabbit is not None:
            await remove_queues(rabbit, services)
            await rabbit.close()


class Operator:
    """Somebody with the command line, on a wide terminal."""

    async def says(self, *arguments: str) -> Result:
        return await asyncio.to_thread(
            lambda: CliRunner().invoke(app, ["dead-letters", *arguments])
        )

    async def letters(self) -> dict[str, str]:
        """The lines of `list` by their id."""
        lines = (await self.says("list")).output.splitlines()
        return {line.split("│")[1].strip(): line for line in lines if QUEUE in line}

    async def replays(self, *arguments: str) -> int:
        """How many letters went back; all of those named have to."""
        answer = await self.says("replay", *arguments)
        assert answer.exit_code == 0, answer.output
        return answer.output.count(f"replayed into {QUEUE}")


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch) -> Operator:
    monkeypatch.setenv("COLUMNS", "400")
    return Operator()


async def test_what_a_fault_left_over_is_seen_understood_and_given_back(
    services: Services, operator: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with services.working("placements", *READERS):
        with monkeypatch.context() as fault:
            fault.setattr(ReadModel, "keep_newest", _planted_fault)
            await services.requests(1)
            letters = await eventually(lambda: _four_letters(operator), within=30)
        (one,) = [key for key, line in letters.items() if "request_confirmed" in line]
        shown = (await operator.says("show", one)).output
        assert "RuntimeError: the planted fault" in shown
        assert '"placement_request_id"' in shown
        assert await rows(services.databases["reporting"], reported) == []

        assert await operator.replays(one) == 1
        await eventually(lambda: _is_confirmed(services))
        assert await operator.replays("--all", "--queue", QUEUE) == 3
        await everything_arrived(services)
        assert "No dead letters." in (await operator.says("list")).output


async def test_a_letter_that_nobody_knows_is_a_clear_answer(
    services: Services, operator: Operator
) -> None:
    answer = await operator.says("show", "no-such-letter")
    assert answer.exit_code != 0
    assert "There is no dead letter no-such-letter." in str(answer.exception)


async def _four_letters(operator: Operator) -> dict[str, str]:
    letters = await operator.letters()
    assert len(letters) == 4
    assert all("RuntimeError: the planted fault" in line for line in letters.values())
    return letters


async def _is_confirmed(services: Services) -> bool:
    (row,) = await rows(services.databases["reporting"], reported) or [None]
    return row is not None and row.status == "confirmed"


def _planted_fault(*_: object, **__: object) -> None:
    raise RuntimeError("the planted fault")
