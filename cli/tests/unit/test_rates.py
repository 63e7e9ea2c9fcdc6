"""What is open to guessing is limited by address in one process as in a deployment."""

import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from practica.system.gateway import Gateway
from practica.system.rates import RATES, Rates

API = Path(__file__).parents[3] / "docs" / "api"
NGINX = Path(__file__).parents[3] / "deploy" / "gateway" / "nginx.conf.template"
LIMITED = sorted(
    (method, f"/api/{service}{path}", rate.burst) for (method, service, path), rate in RATES.items()
)
OPEN_TO_ALL_BY_DESIGN = {
    ("GET", "/api/identity/.well-known/jwks.json"),
    ("GET", "/api/identity/.well-known/oauth-authorization-server"),
}
"""Public documents, which cost nothing and store nothing."""


async def answer(_: Request) -> Response:
    return Response()


def from_address(gateway: Gateway, address: str) -> httpx2.AsyncClient:
    transport: Any = httpx2.ASGITransport(app=gateway, client=(address, 1))
    return httpx2.AsyncClient(transport=transport, base_url="http://practica.test")


@pytest.fixture
def gateway() -> Gateway:
    app = Starlette(routes=[Route("/{any:path}", answer, methods=["GET", "POST"])])
    return Gateway({"identity": app}, rates=Rates(clock=lambda: 0.0))


def test_the_same_paths_are_limited_as_in_a_deployment() -> None:
    named = re.findall(r'"(GET|POST) (identity/\S+)"', NGINX.read_text())

    limited = [(method, path) for method, path, _ in LIMITED]
    assert sorted((method, f"/api/{path}") for method, path in named) == limited


@pytest.mark.parametrize(
    "service", ["identity", "placements", "reporting", "billing", "notifications"]
)
def test_every_route_that_asks_for_no_token_is_limited(service: str) -> None:
    """From the OpenAPI documents, so that a new route is limited on the day it appears."""
    described = json.loads((API / f"{service}.json").read_text())
    open_to_all = {
        (method.upper(), f"/api/{service}{path}")
        for path, methods in described["paths"].items()
        for method, route in methods.items()
        if isinstance(route, dict) and not route.get("security", described.get("security"))
    }

    limited = {(method, path) for method, path, _ in LIMITED}
    assert open_to_all - limited == OPEN_TO_ALL_BY_DESIGN & open_to_all


@pytest.mark.parametrize(("method", "path", "burst"), LIMITED)
async def test_what_is_open_to_guessing_is_limited_by_address(
    gateway: Gateway, method: str, path: str, burst: int
) -> None:
    async with from_address(gateway, "10.0.0.1") as one, from_address(gateway, "10.0.0.2") as two:
        spelled = (path, path.replace("s", "%73"))
        answers = [await one.request(method, spelled[number % 2]) for number in range(2 * burst)]
        refused = await one.request(method, path, headers={"Accept-Language": "en"})
        others = [
            await two.request(method, path),
            await one.request("GET" if method == "POST" else "POST", path),
            await one.post("/api/identity/x"),
        ]

    taken = [answer.status_code for answer in answers].count(200)
    assert taken == burst + 1
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "2"
    assert (refused.json()["slug"], refused.json()["title"]) == (
        "too-many-requests",
        "Too many requests",
    )
    assert [answer.status_code for answer in others] == [200] * 3


def test_who_waited_may_try_again() -> None:
    now = 0.0
    rates = Rates(clock=lambda: now)
    scope = {"method": "POST", "client": ("10.0.0.1", 1)}

    def tries() -> int:
        return sum(rates.allow(scope, "identity", "/sessions") for _ in range(60))

    first = tries()
    now = 10
    assert (first, tries()) == (21, 5)
