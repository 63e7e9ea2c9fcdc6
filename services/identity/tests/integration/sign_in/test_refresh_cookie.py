"""Browsers keep the refresh token where scripts cannot read it and other sites cannot use it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import select

from chassis.store import Database
from identity.app import create_app
from identity.settings import Settings
from identity.store.store import IdentityStore
from identity.store.tables.sign_in import sessions
from testkit import client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]

PAGE = {"Practica-Client": "web", "Sec-Fetch-Site": "same-origin"}
OLDER_PAGE = {"Practica-Client": "web", "Origin": "http://localhost:8000"}
OTHERS: dict[str, dict[str, str]] = {
    "another site": {"Practica-Client": "web", "Sec-Fetch-Site": "cross-site"},
    "a sub-domain": {"Practica-Client": "web", "Sec-Fetch-Site": "same-site"},
    "the address bar": {"Practica-Client": "web", "Sec-Fetch-Site": "none"},
    "another site in an older browser": {
        "Practica-Client": "web",
        "Origin": "https://evil.example",
    },
    "a sub-domain in an older browser": {
        "Practica-Client": "web",
        "Origin": "http://evil.localhost:8000",
    },
    "another port": {"Practica-Client": "web", "Origin": "http://localhost:8001"},
    "a sandboxed frame": {"Practica-Client": "web", "Origin": "null"},
    "a form of our own": {"Sec-Fetch-Site": "same-origin"},
    "a form in an older browser": {"Origin": "http://localhost:8000"},
    "nobody knows": {},
}


@pytest.fixture
def from_page(client: httpx2.AsyncClient, password: str) -> SignIn:
    async def signed_in(headers: dict[str, str] = PAGE) -> httpx2.Response:
        body = {"email": "clerk@practica.example", "password": password, "cookie": True}
        return await client.post("/sessions", json=body, headers=headers)

    return signed_in


async def test_the_cookie_is_for_this_site_and_not_for_scripts(
    from_page: SignIn, world: Any
) -> None:
    opened = await from_page()

    cookie = opened.headers["set-cookie"]
    assert opened.json()["refresh_token"] is None
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/sessions" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize("headers", [PAGE, OLDER_PAGE, {"Practica-Client": "web"}])
async def test_the_cookie_refreshes_the_session_of_our_page_and_is_replaced(
    client: httpx2.AsyncClient, from_page: SignIn, world: Any, headers: dict[str, str]
) -> None:
    await from_page()
    first = client.cookies["practica_refresh"]

    refreshed = await client.post("/sessions/refresh", headers=headers)

    assert refreshed.status_code == 200
    assert refreshed.json()["refresh_token"] is None
    assert client.cookies["practica_refresh"] != first


@pytest.mark.parametrize("headers", OTHERS.values(), ids=OTHERS)
async def test_no_other_page_refreshes_with_the_cookie(
    client: httpx2.AsyncClient,
    from_page: SignIn,
    database: Database[IdentityStore],
    world: Any,
    headers: dict[str, str],
) -> None:
    await from_page()
    first = client.cookies["practica_refresh"]

    refused = await client.post("/sessions/refresh", headers=headers)

    assert (refused.status_code, refused.json()["slug"]) == (403, "cross-site-request")
    assert client.cookies["practica_refresh"] == first
    async with database.reading() as connection:
        assert await connection.scalar(select(sessions.c.generation)) == 0
    assert (await client.post("/sessions/refresh", headers=PAGE)).status_code == 200


@pytest.mark.parametrize("headers", OTHERS.values(), ids=OTHERS)
async def test_no_other_page_signs_a_browser_in(
    client: httpx2.AsyncClient, from_page: SignIn, world: Any, headers: dict[str, str]
) -> None:
    refused = await from_page(headers)

    assert (refused.status_code, refused.json()["slug"]) == (403, "cross-site-request")
    assert "set-cookie" not in refused.headers


async def test_a_form_cannot_sign_a_browser_in(
    client: httpx2.AsyncClient, password: str, world: Any
) -> None:
    """Forms send no JSON but as plain text, which is not read."""
    body = f'{{"email": "clerk@practica.example", "password": "{password}", "cookie": true}}'

    refused = await client.post("/sessions", content=body, headers={"Content-Type": "text/plain"})

    assert refused.status_code == 422
    assert "set-cookie" not in refused.headers


async def test_no_other_page_begins_a_single_sign_on_in_a_cookie(
    client: httpx2.AsyncClient, world: Any
) -> None:
    body = {"identity_provider_id": str(uuid4()), "cookie": True}

    refused = await client.post("/sign-ons", json=body, headers=OTHERS["another site"])

    assert refused.json()["slug"] == "cross-site-request"


async def test_mobile_clients_bring_their_token_without_saying_where_from(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    opened = (await sign_in("clerk")).json()

    refreshed = await client.post(
        "/sessions/refresh", json={"refresh_token": opened["refresh_token"]}
    )

    assert refreshed.status_code == 200
    assert refreshed.json()["refresh_token"]
    assert "set-cookie" not in refreshed.headers


async def test_signing_out_takes_the_cookie_back(
    client: httpx2.AsyncClient, from_page: SignIn, world: Any
) -> None:
    opened = await from_page()
    bearing = {"Authorization": f"Bearer {opened.json()['access_token']}"}

    await client.delete("/sessions/current", headers=bearing)

    assert "practica_refresh" not in client.cookies


@pytest.fixture
async def over_tls(settings: Settings, world: Any) -> AsyncIterator[httpx2.AsyncClient]:
    public = settings.model_copy(update={"public_url": "https://practica.example"})
    async with client_for(create_app(public)) as client:
        yield client


async def test_over_tls_no_sub_domain_can_plant_the_cookie(
    over_tls: httpx2.AsyncClient, password: str
) -> None:
    """Browsers take a `__Host-` cookie only from the host itself, for all of its paths."""
    body = {"email": "clerk@practica.example", "password": password, "cookie": True}

    opened = await over_tls.post("/sessions", json=body, headers=PAGE)
    cookie = opened.headers["set-cookie"]
    name, value = cookie.partition(";")[0].split("=", 1)
    planted = {"Cookie": f"practica_refresh={value}"} | PAGE
    kept = {"Cookie": f"{name}={value}"} | PAGE

    assert name == "__Host-practica_refresh"
    assert "Path=/;" in f"{cookie};"
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert (await over_tls.post("/sessions/refresh", headers=planted)).status_code == 401
    assert (await over_tls.post("/sessions/refresh", headers=kept)).status_code == 200
