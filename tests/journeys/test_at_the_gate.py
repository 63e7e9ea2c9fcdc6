"""What holds for every request through the gateway: versions, keys, languages, tokens."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx2
import pytest

from testkit import free_ports
from tests.journeys.deployment import Deployment
from tests.journeys.people import REQUESTS, Person
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

SIGNED_IN = (
    "/api/identity/sessions/current",
    "/api/placements/placement-requests",
    "/api/reporting/request-activity",
    "/api/billing/invoice-lines",
    "/api/notifications/inbox-items",
)
FRENCH, ENGLISH = {"Accept-Language": "fr-CA"}, {"Accept-Language": "en-CA,en;q=0.9"}


async def test_a_move_on_an_outdated_record_is_refused(province: Province) -> None:
    pc = province.pc
    request = await pc.post(REQUESTS, province.wanted())
    path = f"{REQUESTS}/{request['id']}"
    read = await pc.ask("GET", path)
    changed = province.wanted(students=6)
    edited = await pc.ask("PUT", path, json=changed, headers={"If-Match": read.headers["ETag"]})
    assert edited.status_code == 200

    late = await pc.ask("POST", f"{path}/send", headers={"If-Match": read.headers["ETag"]})

    assert late.status_code == 409
    assert late.json()["slug"] == "record-changed"
    unchanged = await pc.get(path)
    assert (unchanged["status"], unchanged["students"]) == ("draft", 6)
    sent = await pc.ask("POST", f"{path}/send", headers={"If-Match": edited.headers["ETag"]})
    assert sent.json()["label"]["text"] == "Sent"


async def test_a_repeated_request_is_answered_again_and_done_once(province: Province) -> None:
    pc, key = province.pc, {"Idempotency-Key": "de-la-main-gauche"}
    wanted = province.wanted(students=17)

    first = await pc.ask("POST", REQUESTS, json=wanted, headers=key)
    again = await pc.ask("POST", REQUESTS, json=wanted, headers=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["ETag"] == first.headers["ETag"]
    rows = await pc.everything(REQUESTS)
    assert len([row for row in rows if row["students"] == 17]) == 1

    moved = await pc.ask("POST", f"{REQUESTS}/{first.json()['id']}/send", headers=key)
    assert moved.json()["slug"] == "idempotency-key-reused"


@pytest.mark.parametrize(
    ("headers", "language", "title"),
    [(FRENCH, "fr", "Demande introuvable"), (ENGLISH, "en", "No such request")],
)
async def test_a_problem_is_told_in_the_language_of_the_caller(
    province: Province, headers: dict[str, str], language: str, title: str
) -> None:
    path = f"{REQUESTS}/0193a5c0-0000-7000-8000-000000000001"

    answer = await province.pc.ask("GET", path, headers=headers)

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Content-Language"] == language
    problem = answer.json()
    assert (problem["title"], problem["status"]) == (title, 404)
    assert (problem["type"], problem["instance"]) == (
        "/problems/placement-request-not-found",
        path,
    )


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        (FRENCH, "La fin (2027-01-04) précède le début (2027-03-26)."),
        (ENGLISH, "The end (2027-01-04) is before the start (2027-03-26)."),
    ],
)
async def test_a_broken_rule_names_the_field_at_fault(
    province: Province, headers: dict[str, str], message: str
) -> None:
    wanted = province.wanted(starts_on="2027-03-26", ends_on="2027-01-04")

    answer = await province.pc.ask("POST", REQUESTS, json=wanted, headers=headers)

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "ends_on", "message": message}]


async def test_nobody_enters_without_a_token(province: Province) -> None:
    nobody = replace(province.pc, token="")

    for path in SIGNED_IN:
        answer = await nobody.ask("GET", path)
        assert (answer.status_code, answer.json()["slug"]) == (401, "unauthenticated"), path


async def test_a_token_outlives_the_rotation_of_its_key(
    province: Province, deployment: Deployment
) -> None:
    """Another process signs with the new key at once; no service has to ask for it anew."""
    old, new = province.rc, replace(province.rc)
    deployment.processes.run("identity", "rotate-keys")
    async with _another_identity(deployment) as identity:
        body = {"refresh_token": old.refresh_token}
        opened = (await identity.post("/sessions/refresh", json=body)).json()
    new.token, old.refresh_token = opened["access_token"], opened["refresh_token"]
    assert _key_of(new) != _key_of(old)

    for person in (old, new):
        for path in SIGNED_IN:
            assert (await person.ask("GET", path)).status_code == 200, path


async def test_who_signed_out_comes_back_only_by_signing_in(province: Province) -> None:
    person = replace(province.supervisor)
    await person.sign_in()
    answer = await person.ask("DELETE", "/api/identity/sessions/current")
    assert answer.status_code == 204

    gone = await person.ask("GET", "/api/identity/sessions/current")
    refreshed = await replace(person, token="").ask(
        "POST",
        "/api/identity/sessions/refresh",
        json={"refresh_token": person.refresh_token},
        headers=FRENCH,
    )

    assert (gone.status_code, gone.json()["slug"]) == (401, "session-over")
    assert refreshed.status_code == 401
    assert refreshed.headers["Content-Language"] == "fr"
    await province.supervisor.get("/api/identity/sessions/current")


@asynccontextmanager
async def _another_identity(deployment: Deployment) -> AsyncIterator[httpx2.AsyncClient]:
    ports = free_ports(2)
    process = deployment.processes.start(
        "identity", "serve", http_port=ports[0], health_port=ports[1]
    )
    await asyncio.to_thread(process.until_ready)
    address = f"http://127.0.0.1:{ports[0]}"
    async with httpx2.AsyncClient(base_url=address, trust_env=False) as client:
        yield client
    deployment.processes.running.remove(process)
    assert await asyncio.to_thread(process.stop) == 0


def _key_of(person: Person) -> str:
    return person.token.partition(".")[0]
