"""Browsers keep the refresh token where scripts cannot read it."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2

SignIn = Callable[..., Awaitable[httpx2.Response]]


async def test_the_cookie_is_for_this_site_and_not_for_scripts(sign_in: SignIn, world: Any) -> None:
    opened = await sign_in("clerk", cookie=True)

    cookie = opened.headers["set-cookie"]
    assert opened.json()["refresh_token"] is None
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/sessions" in cookie


async def test_the_cookie_refreshes_the_session_and_is_replaced(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    await sign_in("clerk", cookie=True)
    first = client.cookies["practica_refresh"]

    refreshed = await client.post("/sessions/refresh")

    assert refreshed.status_code == 200
    assert refreshed.json()["refresh_token"] is None
    assert client.cookies["practica_refresh"] != first


async def test_signing_out_takes_the_cookie_back(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    opened = await sign_in("clerk", cookie=True)
    bearing = {"Authorization": f"Bearer {opened.json()['access_token']}"}

    await client.delete("/sessions/current", headers=bearing)

    assert "practica_refresh" not in client.cookies
