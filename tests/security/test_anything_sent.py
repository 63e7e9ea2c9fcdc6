"""Whatever is sent to a route and by whom, its service answers as its document says, and no more.

`TRIES` in the environment is the number of inputs for each route; the inputs are always the same.
"""

import asyncio
import os
import re
from collections.abc import Callable, Mapping
from itertools import count, cycle, islice
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Err

from chassis.domain import DomainError
from chassis.problems import Problem, ProblemWriter
from tests.security.answers import Described
from tests.security.records import Records
from tests.security.senders import insiders
from tests.security.sending import IdFor
from tests.security.world import SERVICES, Route, World

pytestmark = [
    # schemathesis' own strategies draw from `random`, which hypothesis would rather not see
    pytest.mark.filterwarnings("ignore:Do not use the `random` module"),
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.xdist_group("security"),
]

TABLE = "a table in the answer: "
_TRIES = int(os.environ.get("TRIES", "10"))
_SENDERS_A_TRY = 3
_ANSWERS_WITHIN = 60.0


class Trial:
    """One service, tried with inputs; runs in a thread beside the loop."""

    def __init__(self, world: World, service: str, loop: asyncio.AbstractEventLoop) -> None:
        self._client = world.clients[service]
        self._described = Described(world.documents[service], world.tables[service])
        self._senders = insiders(world.people)
        self._loop = loop
        self.found: dict[str, str] = {}
        self.raised: set[str] = set()
        self._said: set[str] = set()

    def of(self, operation: Any, route: Route, ids: IdFor) -> None:
        """Each input by the administrator and by others in turn, half of them with the ids of
        records that are there."""
        others = cycle(who for who in self._senders if who != "administrator")
        number = count()

        @settings(
            max_examples=_TRIES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def send(case: Any) -> None:
            if next(number) % 2:
                _name_records(case, ids)
            sent = _sent(case)
            self._said.update(re.findall(r"\w+", str(sent)))
            for who in ("administrator", *islice(others, _SENDERS_A_TRY - 1)):
                work = self._client.request(**{**sent, "headers": self._headers(sent, who)})
                answer = asyncio.run_coroutine_threadsafe(work, self._loop).result(_ANSWERS_WITHIN)
                self._look_at(answer, route, f"{who} sends {sent}")

        send()

    def _headers(self, sent: Mapping[str, Any], who: str) -> dict[str, str]:
        return {**sent["headers"], **self._senders[who]}

    def _look_at(self, answer: httpx2.Response, route: Route, what: str) -> None:
        """The first of its kind is kept."""
        flaws = [
            flaw
            for flaw in self._described.flaws(route, answer)
            # What we sent ourselves may come back: inputs are made of words of our sources too.
            if not (flaw.startswith(TABLE) and flaw.rpartition(" ")[2] in self._said)
        ]
        flaws += [f"what was raised is told: {each}" for each in self.raised if each in answer.text]
        self.raised.clear()
        if answer.status_code >= 500:
            flaws.append(f"broken: {answer.status_code}")
        for flaw in flaws:
            self.found.setdefault(f"{route}: {flaw}", f"{what}: {answer.text[:1000]}")


def _name_records(case: Any, ids: IdFor) -> None:
    for parameters in (case.path_parameters, case.query, case.body):
        if isinstance(parameters, dict):
            named = {name for name in parameters if name == "id" or name.endswith("_id")}
            parameters.update({name: str(ids(name)) for name in named})


def _sent(case: Any) -> dict[str, Any]:
    """For httpx; who sends it is not for the input to say."""
    given_ = case.as_transport_kwargs(base_url="http://practica.test")
    sent = {name: given_[name] for name in ("params", "json") if given_.get(name) is not None}
    if given_.get("data") is not None:
        key = "content" if isinstance(given_["data"], bytes | str) else "data"
        sent[key] = given_["data"]
    own = {str(name): str(value) for name, value in (given_.get("headers") or {}).items()}
    headers = {name: value for name, value in own.items() if name.lower() != "authorization"}
    return {"method": given_["method"], "url": given_["url"], "headers": headers, **sent}


def _noting(raised: set[str]) -> Callable[..., Problem]:
    """Errors say more to developers than to callers."""
    of = ProblemWriter.of

    def noted(writer: ProblemWriter, error: DomainError, *args: Any, **more: Any) -> Problem:
        raised.add(str(error))
        return of(writer, error, *args, **more)

    return noted


@pytest.mark.parametrize("service", SERVICES)
async def test_every_answer_is_as_documented_and_tells_nothing_of_ours(
    world: World, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = schemathesis.openapi.from_dict(dict(world.documents[service]))
    routes = {(each.method, each.path): each for each in world.operations_of(service)}
    records = await Records.of(world, service)
    trial = Trial(world, service, asyncio.get_running_loop())
    monkeypatch.setattr(ProblemWriter, "of", _noting(trial.raised))
    for result in schema.get_all_operations():
        assert not isinstance(result, Err), result
        operation = result.ok()
        route = routes.get((operation.method.lower(), operation.path))
        if route is None:
            continue
        ids = records.for_route(route)
        await asyncio.to_thread(trial.of, operation, route, ids)
    listed = "\n".join(f"{flaw} ({when})" for flaw, when in islice(trial.found.items(), 30))
    assert not trial.found, f"{len(trial.found)} times:\n{listed}"
