"""The inbox of a hospital: its first page must not cost more as the store grows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.figures import Figure, Goal, middle, spread
from bench.machine import Machine, Plan, tell
from bench.processes import ProgramFailed, Running, result_of, running, settings_of
from bench.seeding import Seeds, hospital_headers
from chassis.embedded.postgres_server import logged_in_as
from chassis.fences import SERVING_ROLE

_GOAL = Goal(1.5, "at most")
_FEW = 1_000
_MANY = 1_000_000
_READS = 400
_WARM_UP = 100


class Inbox:
    """Reads a page of 50 of one store, one request after the other."""

    def __init__(self, process: Running) -> None:
        self._process = process
        self.milliseconds: list[float] = []

    async def warm_up(self) -> None:
        await self._read(_WARM_UP)

    async def round(self) -> None:
        self.milliseconds.append((await self._read(_READS)) * 1000)

    async def _read(self, count: int) -> float:
        """The median of the latencies."""
        outcome = await result_of(
            "bench.load",
            given={
                "port": self._process.port,
                "method": "GET",
                "paths": ["/placement-requests?limit=50"] * count,
                "headers": hospital_headers(),
                "connections": 1,
            },
        )
        if outcome["failures"]:
            raise ProgramFailed(f"the list answered {outcome['failures']}: {outcome['answer']}")
        median: float = outcome["p50"]
        return median


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Milliseconds a page with a thousand and with a million requests in the store."""
    async with _inbox(machine, _FEW) as few, _inbox(machine, plan.size(_MANY)) as many:
        for number in range(plan.rounds):
            tell(f"reading the inbox, round {number + 1} of {plan.rounds}")
            await few.round()
            await many.round()
    figure = Figure(
        name="inbox of 50 among many",
        value=middle(many.milliseconds),
        limit=middle(few.milliseconds),
        limit_is=f"the same with {_FEW:,} requests in the store",
        unit="ms",
        goal=_GOAL,
        details={
            "requests in the store": plan.size(_MANY),
            **spread("value", many.milliseconds),
            **spread("limit", few.milliseconds),
        },
    )
    return [figure]


@asynccontextmanager
async def _inbox(machine: Machine, count: int) -> AsyncIterator[Inbox]:
    """A store with so many requests, and a process that serves it."""
    url = await machine.database(f"inbox_{count}", "placements")
    seeds = Seeds(url)
    await seeds.places()
    tell(f"writing {count:,} requests")
    await seeds.requests(count)
    async with running(
        "placements",
        "serve",
        environment=settings_of("placements", logged_in_as(SERVING_ROLE, url)),
        port_variable="PLACEMENTS_HTTP_PORT",
    ) as process:
        inbox = Inbox(process)
        await inbox.warm_up()
        yield inbox
