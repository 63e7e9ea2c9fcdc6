"""The path of a command: sending requests, beside a bare route that writes the same two rows."""

from collections.abc import Sequence
from uuid import UUID

from bench.figures import Figure, Goal, middle, spread
from bench.machine import Machine, Plan, tell
from bench.processes import ProgramFailed, Running, result_of, running, settings_of
from bench.seeding import Seeds, school_headers
from chassis.embedded.postgres_server import logged_in_as
from chassis.fences import SERVING_ROLE

_GOAL = Goal(0.45, "at least")
_REQUESTS = 4_000
_WARM_UP = 500


class Sender:
    """Sends drafts of one database through one process, and keeps what each round measured."""

    def __init__(self, process: Running, seeds: Seeds) -> None:
        self._process = process
        self._seeds = seeds
        self._rounds = 0
        self.per_second: list[float] = []
        self.cpu_milliseconds: list[float] = []
        self.p99_milliseconds: list[float] = []

    async def warm_up(self) -> None:
        await self._send(await self._seeds.drafts(_WARM_UP))

    async def round(self, count: int) -> None:
        ids = await self._seeds.drafts(count)
        before = self._process.cpu_seconds()
        sent = await self._send(ids)
        used = self._process.cpu_seconds() - before
        self.per_second.append(sent["per_second"])
        self.p99_milliseconds.append(sent["p99"] * 1000)
        self.cpu_milliseconds.append(used / count * 1000)

    async def _send(self, ids: Sequence[UUID]) -> dict[str, float]:
        self._rounds += 1
        outcome = await result_of(
            "bench.load",
            given={
                "port": self._process.port,
                "method": "POST",
                "paths": [f"/placement-requests/{one}/send" for one in ids],
                "headers": school_headers(),
                "keys": f"round-{self._rounds}",
            },
        )
        if outcome["failures"]:
            raise ProgramFailed(f"sending answered {outcome['failures']}: {outcome['answer']}")
        return outcome


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Requests a second, 16 at a time, each with a token and an Idempotency-Key."""
    url = await machine.database("command", "placements")
    bare_url = await machine.database("command_bare", "placements")
    seeds, bare_seeds = Seeds(url), Seeds(bare_url)
    await seeds.places()
    await bare_seeds.places()
    served = running(
        "placements",
        "serve",
        environment=settings_of("placements", logged_in_as(SERVING_ROLE, url)),
        port_variable="PLACEMENTS_HTTP_PORT",
    )
    bare = running(
        "bench.bare_route",
        environment={"BARE_DATABASE_URL": bare_url},
        port_variable="BARE_HTTP_PORT",
    )
    async with served as process, bare as bare_process:
        ours, limit = Sender(process, seeds), Sender(bare_process, bare_seeds)
        await ours.warm_up()
        await limit.warm_up()
        for number in range(plan.rounds):
            tell(f"sending requests, round {number + 1} of {plan.rounds}")
            await ours.round(plan.size(_REQUESTS))
            await limit.round(plan.size(_REQUESTS))
    return [_figure(ours, limit)]


def _figure(ours: Sender, limit: Sender) -> Figure:
    return Figure(
        name="send a request",
        value=middle(ours.per_second),
        limit=middle(limit.per_second),
        limit_is="bare FastAPI route, raw asyncpg, the same two rows",
        unit="requests/s",
        goal=_GOAL,
        details={
            **spread("value", ours.per_second),
            **spread("limit", limit.per_second),
            "value, p99 ms": middle(ours.p99_milliseconds),
            "limit, p99 ms": middle(limit.p99_milliseconds),
            "value, process ms a request": middle(ours.cpu_milliseconds),
            "limit, process ms a request": middle(limit.cpu_milliseconds),
        },
    )
