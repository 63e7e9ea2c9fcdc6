"""The gateway within one process does what `tests/deploy/test_gateway.py` asks of the deployed."""

import re
from pathlib import Path
from typing import Any

import httpx2
import pytest

from practica.system.gateway import Gateway

NGINX = Path(__file__).parents[4] / "deploy" / "gateway" / "nginx.conf.template"
SERVICES = ("identity", "placements", "reporting", "billing", "notifications")


@pytest.mark.parametrize("service", SERVICES)
async def test_a_service_sees_its_own_paths_without_the_prefix(
    client: httpx2.AsyncClient, service: str
) -> None:
    answer = (await client.get(f"/api/{service}/things/caf%C3%A9?limit=5&q=a%20b")).json()

    assert (answer["path"], answer["query"]) == ("/things/café", "limit=5&q=a%20b")
    assert answer["headers"]["x-forwarded-prefix"] == f"/api/{service}"


async def test_partners_find_the_description_where_rfc_8414_has_it(
    client: httpx2.AsyncClient,
) -> None:
    seen = (await client.get("/.well-known/oauth-authorization-server/api/identity")).json()

    assert seen["path"] == "/.well-known/oauth-authorization-server"
    assert seen["headers"]["x-forwarded-prefix"] == "/api/identity"


@pytest.mark.parametrize("service", SERVICES)
async def test_only_identity_is_shown_cookies(client: httpx2.AsyncClient, service: str) -> None:
    kept = {"Cookie": "practica_refresh=secret"}

    seen = (await client.get(f"/api/{service}/x", headers=kept)).json()["headers"]

    assert ("cookie" in seen) == (service == "identity")


async def test_only_the_gateway_says_where_a_request_came_from(client: httpx2.AsyncClient) -> None:
    forged = {"X-Forwarded-Prefix": "/api/evil", "X-Forwarded-Host": "evil.example"}

    seen = (await client.get("/api/billing/x", headers=forged)).json()["headers"]

    assert seen["x-forwarded-prefix"] == "/api/billing"
    assert "x-forwarded-host" not in seen


@pytest.mark.parametrize(
    "path",
    [
        "/api/payroll/lines",
        "/api",
        "/api/",
        "/api/identity/metrics",
        "/api/identity/health/ready",
        "/api/identity//metrics",
        "/api/identity/%6detrics",
        "/nowhere",
    ],
)
@pytest.mark.parametrize(
    ("accept_language", "language", "title"),
    [
        ("en-CA,en;q=0.9", "en", "Unknown address"),
        ("fr-CA", "fr", "Adresse inconnue"),
        ("", "fr", "Adresse inconnue"),
    ],
)
async def test_what_is_not_for_the_outside_is_an_unknown_address(
    client: httpx2.AsyncClient, path: str, accept_language: str, language: str, title: str
) -> None:
    answer = await client.get(path, headers={"Accept-Language": accept_language})

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == language
    assert (answer.json()["slug"], answer.json()["title"]) == ("unknown-address", title)


@pytest.mark.parametrize("path", ["/", "/api/payroll/lines", "/health", "/api/billing/x"])
async def test_answers_carry_the_security_headers_of_the_deployment(
    client: httpx2.AsyncClient, path: str
) -> None:
    lines = (line.strip() for line in NGINX.read_text().splitlines())
    named = (re.fullmatch(r"add_header (\S+) ([^$]+) always;", line) for line in lines)
    deployed = {found[1]: found[2].strip('"') for found in named if found}
    assert len(deployed) == 6

    answer = await client.get(path)

    assert {name: answer.headers[name] for name in deployed} == deployed


@pytest.mark.parametrize("path", ["/", "/api/payroll/lines", "/health"])
async def test_the_gateways_own_answers_have_an_id_that_a_caller_may_choose(
    client: httpx2.AsyncClient, path: str
) -> None:
    own = "0193a5c0-0000-7000-8000-000000000001"

    kept = await client.get(path, headers={"X-Request-ID": own})
    replaced = await client.get(path, headers={"X-Request-ID": "x; DROP"})

    assert kept.headers["X-Request-ID"] == own
    assert re.fullmatch("[0-9a-f-]{36}", replaced.headers["X-Request-ID"])


async def test_the_gateway_is_healthy_by_itself(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/health")).text == "ok\n"


async def test_where_no_web_client_is_built_the_interfaces_are_listed(
    client: httpx2.AsyncClient,
) -> None:
    page = await client.get("/")

    assert page.headers["Content-Type"].startswith("text/html")
    for service in SERVICES:
        assert f"/api/{service}/openapi.json" in page.text


async def test_the_web_client_is_served_for_every_page_of_its_own(web: Path) -> None:
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text("<!doctype html>")
    (web / "assets" / "app-1a2b.js").write_text("start()")
    (web.parent / "secret").write_text("secret")
    transport: Any = httpx2.ASGITransport(app=Gateway({}, web=web))
    async with httpx2.AsyncClient(transport=transport, base_url="http://practica.test") as client:
        page = await client.get("/placement-requests/17")
        script = await client.get("/assets/app-1a2b.js")
        outside = await client.get("/..%2fsecret")
        gone = await client.get("/assets/gone.js")

    assert (page.text, page.headers["Cache-Control"]) == ("<!doctype html>", "no-cache")
    assert (script.text, script.headers["Cache-Control"]) == ("start()", "max-age=31536000")
    assert outside.text == "<!doctype html>"
    assert gone.status_code == 404
