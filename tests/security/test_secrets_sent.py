"""A password, code or token that somebody sends is said back to nobody, however wrong it is."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlencode

import pytest

from tests.security.answers import says
from tests.security.records import ABSENT
from tests.security.senders import insiders
from tests.security.sending import Bodies, path_of
from tests.security.world import SERVICES, Route, World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("security")]

SECRET: Final = "Ne-le-dites-à-personne-7Hq2"
_IS_SECRET: Final = re.compile(r"password|secret|token|challenge|credential|proof|^code$")
_NO_SECRETS: Final = {
    "POST placements/courses",
    "PATCH placements/courses/{id}",
}
"""Where `code` is that of a course."""
_FORM: Final = "application/x-www-form-urlencoded"


def bodies_with(
    secret: str, name: str, body: Mapping[str, Any], kind: str
) -> Iterator[tuple[bytes, str]]:
    """The secret where it belongs, alone, too long, of another type, and in what cannot be read."""
    for value in (secret, secret * 200, [secret], {"value": secret}):
        for sent in ({**body, name: value}, {name: value}):
            yield json.dumps(sent).encode(), "application/json"
            yield urlencode(sent).encode(), _FORM
    yield f'{{"{name}": "{secret}'.encode(), kind
    yield json.dumps(secret).encode(), kind
    yield secret.encode(), kind


def secrets_of(world: World, route: Route) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """The names of secrets in the body of the route, with such a body and its type."""
    if str(route) in _NO_SECRETS:
        return
    bodies = Bodies(world.documents[route.service], lambda _: ABSENT)
    content = route.operation.get("requestBody", {}).get("content", {})
    for kind in content:
        written = bodies.of(route)[0] if kind == "application/json" else None
        body = json.loads(written) if written else {}
        for name in bodies.names_in(route, kind):
            if _IS_SECRET.search(name):
                yield name, body, kind


@pytest.mark.parametrize("service", SERVICES)
async def test_no_answer_says_a_secret_that_was_sent(world: World, service: str) -> None:
    everybody = insiders(world.people)
    client = world.clients[service]
    found: dict[str, str] = {}
    for route in world.operations_of(service):
        path = path_of(world, route, lambda _: ABSENT)
        for name, body, right_kind in secrets_of(world, route):
            for who in ("nobody", "local administrator of a school"):
                for content, kind in bodies_with(SECRET, name, body, right_kind):
                    headers = {**everybody[who], "Content-Type": kind}
                    answer = await client.request(
                        route.method, path, content=content, headers=headers
                    )
                    if says(answer, SECRET):
                        found[f"{route}: {name} of {who}"] = answer.text[:300]
    assert not found, found


@pytest.mark.parametrize("service", SERVICES)
async def test_no_answer_says_the_token_of_the_request(world: World, service: str) -> None:
    found: list[str] = []
    for route in world.operations_of(service):
        path = path_of(world, route, lambda _: ABSENT)
        for token in (SECRET.encode(), b"eyJhbGciOiJFUzI1NiJ9." + SECRET.encode() + b".x"):
            headers = {b"Authorization": b"Bearer " + token}
            answer = await world.clients[service].request(route.method, path, headers=headers)
            if says(answer, SECRET):
                found.append(f"{route}: {answer.text[:300]}")
    assert not found, found


async def test_routes_that_take_secrets_are_known_by_their_names(world: World) -> None:
    """Else the tests beside this one would prove nothing."""
    asked = {
        f"{route} {name}"
        for route in world.operations_of("identity")
        for name, _, _ in secrets_of(world, route)
    }
    assert {
        "POST identity/sessions password",
        "POST identity/sessions/second-step code",
        "POST identity/oauth2/token client_secret",
        "POST identity/sessions/refresh refresh_token",
        "PATCH identity/identity-providers/{id} client_secret",
    } <= asked
