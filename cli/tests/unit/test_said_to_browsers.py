"""The gateway within one process tells browsers each thing once, in the services' place."""

from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from practica.system.gateway import Gateway

FOREIGN = {"Origin": "https://evil.example"}
SERVICES_OWN = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "sandbox",
    "Cache-Control": "no-store",
}


@pytest.fixture
def client() -> httpx2.AsyncClient:
    async def speak(_: Request) -> Response:
        return Response("", headers=SERVICES_OWN)

    gateway = Gateway({"identity": Starlette(routes=[Route("/logo", speak)])})
    transport: Any = httpx2.ASGITransport(app=gateway)
    return httpx2.AsyncClient(transport=transport, base_url="http://practica.test")


async def test_what_a_service_says_too_is_said_once(client: httpx2.AsyncClient) -> None:
    headers = (await client.get("/api/identity/logo")).headers

    assert headers.get_list("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_list("Referrer-Policy") == ["no-referrer"]
    assert headers.get_list("Cross-Origin-Resource-Policy") == ["same-origin"]


async def test_policies_of_content_add_up(client: httpx2.AsyncClient) -> None:
    """Browsers hold to all of them, so a service can only make it stricter."""
    own, gateways = (await client.get("/api/identity/logo")).headers.get_list(
        "Content-Security-Policy"
    )

    assert own == "sandbox"
    for part in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in gateways


async def test_what_may_be_kept_is_for_the_service_to_say(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/api/identity/logo")

    assert answer.headers.get_list("Cache-Control") == ["no-store"]


@pytest.mark.parametrize("path", ["/", "/api/identity/logo", "/api/payroll", "/health"])
async def test_pages_of_other_sites_are_allowed_nothing(
    client: httpx2.AsyncClient, path: str
) -> None:
    answers = [await client.get(path, headers=FOREIGN), await client.options(path, headers=FOREIGN)]

    assert not [
        name for one in answers for name in one.headers if name.startswith("access-control")
    ]
