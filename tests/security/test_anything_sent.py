"""Whatever is sent to a route, its service does not break."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Err

from chassis.auth import Level, Role
from testkit import a_viewer, bearer
from tests.security.world import SERVICES, World

pytestmark = [
    # schemathesis' own strategies draw from `random`, which hypothesis would rather not see
    pytest.mark.filterwarnings("ignore:Do not use the `random` module"),
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.xdist_group("security"),
]

_EXAMPLES = 12
_ANSWERS_WITHIN = 30.0
SENDERS: dict[str, dict[str, str]] = {
    **{
        str(role): bearer(a_viewer(role=role, level=Level.LOCAL_ADMINISTRATOR))
        for role in (Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR)
    },
    "nobody": {},
}


def tried(
    operation: Any, client: httpx2.AsyncClient, loop: asyncio.AbstractEventLoop, found: list[str]
) -> None:
    """Send what the document allows, by each sender; runs in a thread beside the loop."""

    @settings(
        max_examples=_EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def send(case: Any) -> None:
        given_ = case.as_transport_kwargs(base_url="http://practica.test")
        for who, headers in SENDERS.items():
            work = _request(client, given_, headers)
            answer = asyncio.run_coroutine_threadsafe(work, loop).result(_ANSWERS_WITHIN)
            if answer.status_code >= 500:
                found.append(
                    f"{operation.label}: {who} is answered {answer.status_code} to "
                    f"{given_['url']} {given_.get('params')} {given_.get('json')}: {answer.text}"
                )

    send()


async def _request(
    client: httpx2.AsyncClient, given_: Mapping[str, Any], headers: Mapping[str, str]
) -> httpx2.Response:
    sent = {name: given_[name] for name in ("params", "json") if given_.get(name) is not None}
    if isinstance(given_.get("data"), bytes | str):
        sent["content"] = given_["data"]
    own = {str(name): str(value) for name, value in (given_.get("headers") or {}).items()}
    kept = {name: value for name, value in own.items() if name.lower() != "authorization"}
    return await client.request(
        given_["method"], given_["url"], headers={**kept, **headers}, **sent
    )


@pytest.mark.parametrize("service", SERVICES)
async def test_no_input_breaks_a_service(world: World, service: str) -> None:
    schema = schemathesis.openapi.from_dict(dict(world.documents[service]))
    found: list[str] = []
    for result in schema.get_all_operations():
        assert not isinstance(result, Err), result
        operation = result.ok()
        await asyncio.to_thread(
            tried, operation, world.clients[service], asyncio.get_running_loop(), found
        )
    listed = "\n".join(found[:30])
    assert not found, f"{len(found)} times:\n{listed}"
