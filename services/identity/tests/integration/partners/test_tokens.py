"""Partners' systems get tokens as RFC 6749 says, and the tokens open what they should."""

import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest

from chassis.auth import TokenVerifier, Viewer
from chassis.store import Database
from chassis.viewer import Level, Role
from identity.store.store import IdentityStore
from services.identity.tests.integration.conftest import World
from services.identity.tests.integration.partners.test_partner_clients import CLIENTS, a_client
from testkit import bearer

TOKEN = "/oauth2/token"
GRANT = {"grant_type": "client_credentials"}


@dataclass
class Client:
    id: str
    secret: str

    @property
    def post(self) -> dict[str, str]:
        return {"client_id": self.id, "client_secret": self.secret}

    @property
    def basic(self) -> dict[str, str]:
        named = base64.b64encode(f"{self.id}:{self.secret}".encode()).decode()
        return {"Authorization": f"Basic {named}"}


Register = Callable[..., Awaitable[Client]]


@pytest.fixture
def register(client: httpx2.AsyncClient, world: World) -> Register:
    async def registered(**changes: Any) -> Client:
        chief = world.school_chief
        made = await client.post(CLIENTS, json=a_client(chief, **changes), headers=bearer(chief))
        body = made.json()
        return Client(body["id"], body["client_secret"])

    return registered


async def test_a_client_gets_a_token_that_every_service_understands(
    client: httpx2.AsyncClient, register: Register, world: World, app: Any
) -> None:
    programs = [str(uuid4())]
    scopes = ["placements:read", "reporting:read"]
    partner = await register(scopes=scopes, program_ids=programs)

    answer = await client.post(TOKEN, data=GRANT, headers=partner.basic)

    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert body["token_type"] == "Bearer"
    assert body["scope"] == "placements:read reporting:read"
    assert 0 < body["expires_in"] <= 600
    assert "refresh_token" not in body
    verifier: TokenVerifier = app.state.verifier
    viewer: Viewer = await verifier.verify(body["access_token"])
    assert str(viewer.account_id) == partner.id
    assert viewer.agency_id == world.school_id
    assert viewer.role is Role.PLACING_COORDINATOR
    assert viewer.level is Level.VIEW_ONLY_WITHOUT_NAMES
    assert [str(each) for each in viewer.program_ids or ()] == programs
    assert viewer.partner_scopes == frozenset(scopes)
    assert not viewer.may_see_names


async def test_a_client_may_say_who_it_is_in_the_form(
    client: httpx2.AsyncClient, register: Register
) -> None:
    partner = await register()

    answer = await client.post(TOKEN, data=GRANT | partner.post)

    assert answer.status_code == 200


async def test_a_token_may_have_fewer_scopes_than_its_client(
    client: httpx2.AsyncClient, register: Register
) -> None:
    partner = await register(scopes=["placements:read", "placements:write"])

    answer = await client.post(
        TOKEN, data=GRANT | {"scope": "placements:read"}, headers=partner.basic
    )

    assert answer.json()["scope"] == "placements:read"


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "authorization_code"}, 400, "unsupported_grant_type"),
        (GRANT | {"scope": "billing:read"}, 400, "invalid_scope"),
        (GRANT | {"scope": "everything"}, 400, "invalid_scope"),
        (GRANT | {"client_secret": "pcs_again"}, 400, "invalid_request"),
        (GRANT | {"client_id": str(uuid4())}, 400, "invalid_request"),
    ],
)
async def test_refusals_are_those_of_rfc_6749(
    client: httpx2.AsyncClient, register: Register, form: dict[str, str], status: int, error: str
) -> None:
    partner = await register()

    answer = await client.post(TOKEN, data=form or {"x": "y"}, headers=partner.basic)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.headers["cache-control"] == "no-store"


async def test_a_parameter_that_comes_twice_is_refused(
    client: httpx2.AsyncClient, register: Register
) -> None:
    partner = await register()
    form = "grant_type=client_credentials&grant_type=client_credentials"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = await client.post(TOKEN, content=form, headers=partner.basic | kind)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_json_is_no_token_request(client: httpx2.AsyncClient, register: Register) -> None:
    partner = await register()

    answer = await client.post(TOKEN, json=GRANT | partner.post)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_nothing_tells_an_unknown_client_from_a_wrong_secret(
    client: httpx2.AsyncClient, register: Register
) -> None:
    partner = await register()
    wrong = [Client(partner.id, "pcs_guessed")]
    wrong += [Client(named, partner.secret) for named in (str(uuid4()), "nobody")]

    answers = [await client.post(TOKEN, data=GRANT, headers=each.basic) for each in wrong]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].json()["error"] == "invalid_client"
    assert answers[0].headers["www-authenticate"].startswith("Basic ")


async def test_without_a_secret_there_is_no_token(
    client: httpx2.AsyncClient, register: Register
) -> None:
    partner = await register()
    unsaid = (GRANT, GRANT | {"client_id": partner.id})

    for form in unsaid:
        answer = await client.post(TOKEN, data=form)
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    broken = await client.post(TOKEN, data=GRANT, headers={"Authorization": "Basic ***"})
    assert broken.status_code == 401


async def test_a_revoked_client_an_expired_one_and_one_of_a_closed_agency_get_no_token(
    client: httpx2.AsyncClient, register: Register, world: World, database: Database[IdentityStore]
) -> None:
    partner, late, closed = await register(), await register(), await register()
    chief = bearer(world.school_chief)
    await client.post(f"{CLIENTS}/{partner.id}/revoke", headers=chief)
    past = datetime.now(UTC) - timedelta(seconds=1)
    async with database.transaction() as store:
        over = await store.partner_clients.get(UUID(late.id), world.school_chief)
        over.facts = replace(over.facts, expires_at=past)

    async def asked(by: Client) -> int:
        return (await client.post(TOKEN, data=GRANT, headers=by.basic)).status_code

    assert [await asked(by) for by in (partner, late, closed)] == [401, 401, 200]
    async with database.transaction() as store:
        school = await store.agencies.get(world.school_id)
        school.change(school.facts, active=False)
    assert await asked(closed) == 401


async def test_both_secrets_work_while_one_replaces_the_other(
    client: httpx2.AsyncClient, register: Register, world: World, database: Database[IdentityStore]
) -> None:
    partner = await register()
    chief = bearer(world.school_chief)

    rotated = await client.post(f"{CLIENTS}/{partner.id}/rotate-secret", headers=chief)

    new = Client(partner.id, rotated.json()["client_secret"])
    for known in (partner, new):
        assert (await client.post(TOKEN, data=GRANT, headers=known.basic)).status_code == 200
    async with database.transaction() as store:
        client_of_partner = await store.partner_clients.get(UUID(partner.id), world.school_chief)
        client_of_partner.former_until = datetime.now(UTC) - timedelta(seconds=1)
    assert (await client.post(TOKEN, data=GRANT, headers=partner.basic)).status_code == 401
    assert (await client.post(TOKEN, data=GRANT, headers=new.basic)).status_code == 200


async def test_the_last_use_is_noted(
    client: httpx2.AsyncClient, register: Register, world: World
) -> None:
    partner = await register()
    before = datetime.now(UTC) - timedelta(seconds=5)

    await client.post(TOKEN, data=GRANT, headers=partner.basic)

    shown = await client.get(f"{CLIENTS}/{partner.id}", headers=bearer(world.school_chief))
    assert datetime.fromisoformat(shown.json()["last_used_at"]) > before
    assert shown.json()["version"] == 1


async def test_a_token_outlives_its_client_by_nothing(
    client: httpx2.AsyncClient, register: Register
) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=60)
    partner = await register(expires_at=soon.isoformat())

    answer = await client.post(TOKEN, data=GRANT, headers=partner.basic)

    assert answer.json()["expires_in"] <= 60


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/people"),
        ("GET", "/accounts"),
        ("GET", "/partner-clients"),
        ("POST", "/partner-clients"),
        ("GET", "/sessions/current"),
        ("DELETE", "/sessions/current"),
    ],
)
async def test_identity_is_closed_to_partners(
    client: httpx2.AsyncClient, register: Register, method: str, path: str
) -> None:
    partner = await register(scopes=["placements:read", "webhooks:write"])
    token = (await client.post(TOKEN, data=GRANT, headers=partner.basic)).json()["access_token"]

    answer = await client.request(method, path, headers={"Authorization": f"Bearer {token}"})

    assert (answer.status_code, answer.json()["slug"]) == (403, "not-for-partners")


async def test_the_server_describes_itself(client: httpx2.AsyncClient) -> None:
    described = (await client.get("/.well-known/oauth-authorization-server")).json()

    assert described["issuer"] == "http://localhost:8000/api/identity"
    assert described["token_endpoint"] == f"{described['issuer']}/oauth2/token"
    assert described["grant_types_supported"] == ["client_credentials"]
    assert "placements:read" in described["scopes_supported"]
