"""The gateway within one process does what `tests/deploy/test_gateway.py` asks of the deployed."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from practica.system.gateway import Gateway

NGINX = Path(__file__).parents[3] / "deploy" / "gateway" / "nginx.conf.template"
SERVICES = ("identity", "placements", "reporting", "billing", "notifications")


async def echo(request: Request) -> Response:
    body = await request.body()
    answer = {
        "path": request.scope["path"],
        "query": request.url.query,
        "headers": dict(request.headers),
        "bytes": len(body),
    }
    return JSONResponse(answer)


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """Where a web client would be built."""
    return tmp_path / "dist"


@pytest.fixture
async def client(web: Path) -> AsyncIterator[httpx2.AsyncClient]:
    app = Starlette(routes=[Route("/{any:path}", echo, methods=["GET", "POST"])])
    gateway = Gateway(dict.fromkeys(SERVICES, app), web=web)
    transport: Any = httpx2.ASGITransport(app=gateway)
    async with httpx2.AsyncClient(transport=transport, base_url="http://practica.test") as client:
        yield client


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


@pytest.mark.parametrize(("language", "title"), [("fr", "Demande"), ("en", "Request")])
async def test_a_body_is_limited_to_one_megabyte_except_for_imports(
    client: httpx2.AsyncClient, language: str, title: str
) -> None:
    two_megabytes, english = b"x" * 2_000_000, {"Accept-Language": language}

    refused = await client.post("/api/placements/sites", content=two_megabytes, headers=english)
    taken = await client.post("/api/placements/site-imports", content=two_megabytes)
    staff = await client.post("/api/identity/staff-uploads", content=two_megabytes)
    too_large = await client.post("/api/identity/staff-uploads", content=b"x" * 11_600_000)

    assert (refused.status_code, refused.json()["slug"]) == (413, "body-too-large")
    assert refused.headers["Content-Language"] == language
    assert refused.json()["title"].startswith(title)
    assert refused.json()["instance"] == "/api/placements/sites"
    assert taken.json()["bytes"] == staff.json()["bytes"] == 2_000_000
    assert too_large.status_code == 413


async def test_a_body_whose_length_nobody_announced_is_limited_too(
    client: httpx2.AsyncClient,
) -> None:
    async def pieces(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b"x" * 100_000

    refused = await client.post("/api/placements/sites", content=pieces(20))
    taken = await client.post("/api/placements/sites", content=pieces(10))

    assert (refused.status_code, refused.json()["slug"]) == (413, "body-too-large")
    assert taken.json()["bytes"] == 1_000_000


@pytest.mark.parametrize(("size", "status"), [(26_000_000, 200), (26_300_000, 413)])
async def test_an_import_is_limited_to_25_megabytes(
    client: httpx2.AsyncClient, size: int, status: int
) -> None:
    answer = await client.post("/api/placements/site-imports", content=b"x" * size)

    assert answer.status_code == status


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
