"""A partner's system reads its agency's requests; people sign in where their agency has them."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx2
import pytest

from testkit import running_openid_provider
from testkit.openid import CLIENT_ID, CLIENT_SECRET, OpenIdProvider
from tests.journeys.deployment import Deployment
from tests.journeys.people import REQUESTS, Json, Person
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

PAGE = {"Practica-Client": "web", "Sec-Fetch-Site": "same-origin"}


async def a_system(province: Province, outside: httpx2.AsyncClient, **said: object) -> Person:
    """Registered by the school's coordinator; it holds the token that its secret gave it."""
    wanted: Json = {
        "agency_id": province.school_id,
        "name": "Registraire",
        "role": "placing_coordinator",
        "scopes": ["placements:read"],
        "expires_at": (datetime.now(UTC) + timedelta(days=30)).isoformat(),
        **said,
    }
    made = await province.pc.post("/api/identity/partner-clients", wanted)
    asked = await outside.post(
        "/api/identity/oauth2/token",
        data={"grant_type": "client_credentials"},
        auth=httpx2.BasicAuth(made["id"], made["client_secret"]),
    )
    assert asked.status_code == 200, asked.text
    return Person(outside, email="", token=asked.json()["access_token"])


async def test_a_partners_system_reads_its_agencys_requests_and_no_others(
    province: Province, outside: httpx2.AsyncClient
) -> None:
    own = await province.pc.post(REQUESTS, province.wanted())
    foreign = await province.stranger.post(
        REQUESTS, province.wanted(program_id=province.other_program["id"])
    )

    system = await a_system(province, outside)

    listed = {row["id"] for row in await system.everything(REQUESTS)}
    assert own["id"] in listed
    assert foreign["id"] not in listed
    assert (await system.get(f"{REQUESTS}/{own['id']}"))["status"] == "draft"
    assert (await system.ask("GET", f"{REQUESTS}/{foreign['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "slug"),
    [
        ("POST", REQUESTS, "scope-missing"),
        ("GET", "/api/reporting/request-activity", "scope-missing"),
        ("GET", "/api/billing/invoice-lines", "scope-missing"),
        ("GET", "/api/notifications/webhook-endpoints", "scope-missing"),
        ("GET", "/api/notifications/inbox-items", "not-for-partners"),
        ("POST", "/api/placements/sites", "not-for-partners"),
        ("GET", "/api/identity/people", "not-for-partners"),
    ],
)
async def test_every_service_keeps_a_system_to_its_scopes(
    province: Province, outside: httpx2.AsyncClient, method: str, path: str, slug: str
) -> None:
    system = await a_system(province, outside)

    refused = await system.ask(method, path)

    assert (refused.status_code, refused.json()["slug"]) == (403, slug)


async def test_a_system_is_kept_to_its_programs(
    province: Province, outside: httpx2.AsyncClient
) -> None:
    own = await province.pc.post(REQUESTS, province.wanted())

    system = await a_system(province, outside, program_ids=[str(uuid4())])

    assert await system.everything(REQUESTS) == []
    assert (await system.ask("GET", f"{REQUESTS}/{own['id']}")).status_code == 404


async def test_a_system_may_write_and_set_up_webhooks_if_its_scopes_say_so(
    province: Province, outside: httpx2.AsyncClient
) -> None:
    system = await a_system(province, outside, scopes=["placements:write", "webhooks:read"])

    made = await system.post(REQUESTS, province.wanted())
    listed = await system.ask("GET", "/api/notifications/webhook-endpoints")

    assert (await province.pc.get(f"{REQUESTS}/{made['id']}"))["status"] == "draft"
    assert listed.status_code == 200


async def test_the_description_leads_partners_to_their_tokens(
    deployment: Deployment, outside: httpx2.AsyncClient
) -> None:
    address = "/.well-known/oauth-authorization-server/api/identity"

    described = (await outside.get(address)).json()

    assert described["issuer"] == f"{deployment.url}/api/identity"
    assert described["token_endpoint"] == f"{deployment.url}/api/identity/oauth2/token"
    assert (await outside.get(described["jwks_uri"])).json()["keys"]


@pytest.fixture(scope="module")
def openid(deployment: Deployment) -> Iterator[OpenIdProvider]:
    people = {"paule": {"email": "paule.cote@pc.example", "email_verified": True}}
    page = f"{deployment.url}/sign-in/single-sign-on"
    with running_openid_provider(people, redirect_uri=page) as provider:
        yield provider


@pytest.fixture
async def browser(deployment: Deployment) -> AsyncIterator[httpx2.AsyncClient]:
    async with deployment.client() as client:
        client.headers.update(PAGE)
        yield client


async def test_a_coordinator_signs_in_with_the_schools_account(
    province: Province, openid: OpenIdProvider, browser: httpx2.AsyncClient
) -> None:
    wanted: Json = {
        "agency_id": province.school_id,
        "name": "Compte du cégep",
        "issuer": openid.issuer,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "email_domains": ["pc.example"],
    }
    await province.pc.post("/api/identity/identity-providers", wanted)
    choices = await browser.get(
        "/api/identity/sign-ons/choices", params={"email": "paule.cote@pc.example"}
    )
    chosen = choices.json()[0]["identity_provider_id"]

    left = await browser.post(
        "/api/identity/sign-ons", json={"identity_provider_id": chosen, "cookie": True}
    )
    brought = await openid.sign_in(left.json()["authorization_url"], "paule")
    opened = await browser.post("/api/identity/sign-ons/return", json=brought | {"cookie": True})

    assert opened.status_code == 201, opened.text
    assert opened.json()["refresh_token"] is None
    refreshed = await browser.post("/api/identity/sessions/refresh")
    paule = Person(browser, email="", token=refreshed.json()["access_token"])
    session = await paule.get("/api/identity/sessions/current")
    assert session["person_id"] == province.pc.person_id
    assert (await paule.ask("GET", REQUESTS)).status_code == 200
