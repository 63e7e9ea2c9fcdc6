"""The gateway routes, limits and protects, with the configuration that is deployed."""

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import httpx2
import pytest

from testkit import eventually
from tests.deploy.nginx import command, nginx_or_skip, prepare


def test_nginx_accepts_the_configuration(tmp_path: Path) -> None:
    nginx = nginx_or_skip()
    prepare(tmp_path, listen="127.0.0.1:18080", upstreams={})

    answer = subprocess.run(
        command(nginx, tmp_path, "-t"), capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stderr
    assert "warn" not in answer.stderr


@pytest.mark.parametrize("service", ["identity", "placements", "reporting", "notifications"])
def test_a_service_sees_its_own_paths_without_the_prefix(
    gateway: httpx2.Client, service: str
) -> None:
    answer = gateway.get(f"/api/{service}/things/caf%C3%A9?limit=5&q=a%20b").json()

    assert answer["path"] == "/things/caf%C3%A9?limit=5&q=a%20b"
    assert answer["headers"]["X-Forwarded-Prefix"] == f"/api/{service}"


def test_the_token_and_the_language_reach_the_service(gateway: httpx2.Client) -> None:
    headers = {"Authorization": "Bearer t", "Accept-Language": "en-CA", "If-Match": '"3"'}

    seen = gateway.get("/api/placements/sites", headers=headers).json()["headers"]

    assert {name: seen[name] for name in headers} == headers


def test_every_request_has_one_id_from_end_to_end(gateway: httpx2.Client) -> None:
    answer = gateway.get("/api/identity/me")

    given = answer.headers["X-Request-ID"]
    assert re.fullmatch("[0-9a-f]{32}", given)
    assert answer.json()["headers"]["X-Request-ID"] == given


def test_a_caller_may_send_a_uuid_as_request_id_and_nothing_else(gateway: httpx2.Client) -> None:
    own = "0193a5c0-0000-7000-8000-000000000001"

    kept = gateway.get("/api/identity/me", headers={"X-Request-ID": own})
    replaced = gateway.get("/api/identity/me", headers={"X-Request-ID": "x; DROP"})

    assert kept.json()["headers"]["X-Request-ID"] == own
    assert re.fullmatch("[0-9a-f]{32}", replaced.json()["headers"]["X-Request-ID"])


@pytest.mark.parametrize(
    "path",
    [
        "/api/payroll/lines",
        "/api",
        "/api/identity/metrics",
        "/api/identity/health/ready",
        "/api/identity/x/../metrics",
        "/api/identity/%6detrics",
    ],
)
def test_what_is_not_for_the_outside_is_an_unknown_address(
    gateway: httpx2.Client, path: str
) -> None:
    answer = gateway.get(path)

    assert answer.status_code == 404
    assert answer.json()["slug"] == "unknown-address"


@pytest.mark.parametrize(
    ("accept_language", "language", "title"),
    [
        ("en-CA,en;q=0.9", "en", "Service unavailable"),
        ("fr-CA", "fr", "Service non disponible"),
        ("", "fr", "Service non disponible"),
    ],
)
def test_a_service_that_is_down_is_a_problem_in_the_callers_language(
    gateway: httpx2.Client, accept_language: str, language: str, title: str
) -> None:
    answer = gateway.get(
        "/api/billing/invoice-lines?x=1", headers={"Accept-Language": accept_language}
    )

    assert answer.status_code == 502
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == language
    assert answer.headers["Retry-After"] == "5"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.json() == {
        "type": "/problems/not-ready",
        "title": title,
        "status": 502,
        "detail": answer.json()["detail"],
        "instance": "/api/billing/invoice-lines",
        "slug": "not-ready",
        "errors": [],
        "facts": {},
    }


def test_a_path_with_quotes_cannot_break_the_problem(gateway: httpx2.Client) -> None:
    answer = gateway.get('/api/payroll/"x\\y')

    assert json.loads(answer.content)["slug"] == "unknown-address"


def test_a_body_is_limited_to_one_megabyte_except_for_imports(gateway: httpx2.Client) -> None:
    two_megabytes = b"x" * 2_000_000

    refused = gateway.post("/api/placements/sites", content=two_megabytes)
    taken = gateway.post("/api/placements/site-imports", content=two_megabytes)
    staff = gateway.post("/api/identity/staff-uploads", content=two_megabytes)
    too_large = gateway.post("/api/identity/staff-uploads", content=b"x" * 11_600_000)

    assert refused.status_code == 413
    assert refused.json()["slug"] == "body-too-large"
    assert taken.json()["bytes"] == staff.json()["bytes"] == 2_000_000
    assert too_large.status_code == 413


def test_an_import_is_limited_to_25_megabytes(gateway: httpx2.Client) -> None:
    answer = gateway.post("/api/placements/site-imports", content=b"x" * 26_300_000)

    assert answer.status_code == 413


def test_answers_carry_the_security_headers(gateway: httpx2.Client) -> None:
    headers = gateway.get("/api/identity/me").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Server"] == "nginx"
    assert "Strict-Transport-Security" not in headers


def test_the_web_client_is_served_for_every_page_of_its_own(
    gateway: httpx2.Client, gateway_folder: Path
) -> None:
    (gateway_folder / "web" / "index.html").write_text("<!doctype html>")
    (gateway_folder / "web" / "assets" / "app-1a2b.js").write_text("start()")

    page = gateway.get("/placement-requests/17")
    script = gateway.get("/assets/app-1a2b.js")

    assert (page.text, page.headers["Cache-Control"]) == ("<!doctype html>", "no-cache")
    assert (script.text, script.headers["Cache-Control"]) == ("start()", "max-age=31536000")
    assert gateway.get("/assets/gone.js").status_code == 404


def test_the_gateway_is_healthy_by_itself(gateway: httpx2.Client) -> None:
    assert gateway.get("/health").text == "ok\n"


@pytest.mark.parametrize(
    ("paths", "burst"),
    [
        (["/sessions", "/%73essions", "//sessions", "/x/../sessions"], 20),
        (["/sessions/second-step", "/sessions/second%2Dstep"], 20),
        (["/sessions/enrolment", "/sessions//enrolment"], 20),
        (["/sessions/enrolment/confirm"], 20),
        (["/sessions/passkey", "/sessions/%70asskey"], 20),
        (["/sessions/passkey-challenges", "/sessions/passkey%2Dchallenges"], 20),
        (["/invitations/accept", "/invitations/%61ccept"], 20),
        (["/password-resets", "/password%2Dresets"], 20),
        (["/email-changes/agree"], 20),
        (["/sign-ons", "/sign%2Dons"], 20),
        (["/sign-ons/return", "/sign-ons//return"], 20),
        (["/oauth2/token", "/oauth2/%74oken"], 20),
        (["/sessions/refresh", "/sessions//refresh"], 50),
    ],
)
def test_what_is_open_to_guessing_is_limited_by_address(
    gateway: httpx2.Client, paths: list[str], burst: int
) -> None:
    """However the path is spelled, and whatever token is sent along."""
    spelled = [f"/api/identity{path}" for path in paths * 2 * burst][: 2 * burst]
    answers = [
        gateway.post(path, json={}, headers={"Authorization": f"Bearer {number}"})
        for number, path in enumerate(spelled)
    ]

    counted = Counter(answer.status_code for answer in answers)
    assert set(counted) == {200, 429}
    assert burst <= counted[200] < 2 * burst
    assert answers[-1].json()["slug"] == "too-many-requests"
    assert answers[-1].headers["Retry-After"] == "2"
    assert gateway.get("/api/identity/sessions").status_code == 200


def test_partners_find_the_description_where_rfc_8414_has_it(gateway: httpx2.Client) -> None:
    asked = gateway.get("/.well-known/oauth-authorization-server/api/identity").json()

    assert asked["path"] == "/.well-known/oauth-authorization-server"
    assert asked["headers"]["X-Forwarded-Prefix"] == "/api/identity"


def test_only_identity_is_shown_cookies(gateway: httpx2.Client) -> None:
    """Over TLS a `__Host-` cookie comes with every request to the host."""
    kept = {"Cookie": "__Host-practica_refresh=secret"}

    own = gateway.get("/api/identity/me", headers=kept).json()["headers"]
    others = [
        gateway.get(f"/api/{service}/things", headers=kept).json()["headers"]
        for service in ("placements", "reporting", "notifications")
    ]

    assert own["Cookie"] == kept["Cookie"]
    assert not any("Cookie" in seen for seen in others)


def test_one_token_is_limited_without_harm_to_another(gateway: httpx2.Client) -> None:
    def status(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return gateway.get("/api/identity/me", headers=headers).status_code

    assert any(status("greedy") == 429 for _ in range(3000))
    assert status("patient") == 200


async def test_the_log_names_paths_and_no_queries(
    gateway: httpx2.Client, gateway_folder: Path
) -> None:
    log = gateway_folder / "log"
    gateway.get("/api/identity/people?name=Clara")

    async def written() -> None:
        lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
        assert "/api/identity/people" in {line["path"] for line in lines}

    await eventually(written)
    assert "Clara" not in log.read_text()
