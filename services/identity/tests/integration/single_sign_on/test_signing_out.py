"""Signing out here, and at the provider that the session came from."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2

from identity.domain.single_sign_on.refusals import ProviderNotReached
from services.identity.tests.integration.conftest import World
from services.identity.tests.integration.factors.conftest import bearing
from services.identity.tests.integration.single_sign_on.going import PROVIDERS, Browser
from testkit import bearer
from testkit.openid import OpenIdProvider

SignIn = Callable[..., Awaitable[httpx2.Response]]


async def signed_in_on(
    browser: Browser, openid: OpenIdProvider, device: httpx2.Cookies
) -> httpx2.Response:
    left = await browser.leave()
    brought = await openid.sign_in(left["authorization_url"], "clerk-0001", device=device)
    opened = await browser.come_back(brought)
    assert opened.status_code == 201, opened.text
    return opened


async def refreshed(browser: Browser, opened: httpx2.Response) -> int:
    body = {"refresh_token": opened.json()["refresh_token"]}
    return (await browser.client.post("/sessions/refresh", json=body)).status_code


async def test_the_browser_is_signed_out_at_the_provider_too(
    browser: Browser, openid: OpenIdProvider
) -> None:
    device = httpx2.Cookies()
    opened = await signed_in_on(browser, openid, device)
    still_there = not await openid.asks_who_it_is(
        (await browser.leave())["authorization_url"], device
    )

    answer = await browser.client.post("/sessions/current/sign-out", headers=bearing(opened))

    url = answer.json()["provider_sign_out_url"]
    assert url.startswith(f"{openid.issuer}/session/end?")
    assert not any(told in url for told in ("@", "%40", "id_token"))
    back = await openid.sign_out(url, device)
    assert back.startswith("http://localhost:8000/sign-in")
    assert await openid.asks_who_it_is((await browser.leave())["authorization_url"], device)
    assert still_there
    assert await refreshed(browser, opened) == 401


async def test_a_session_that_came_by_password_has_nowhere_else_to_sign_out(
    browser: Browser, sign_in: SignIn
) -> None:
    opened = await sign_in("clerk")

    answer = await browser.client.post("/sessions/current/sign-out", headers=bearing(opened))

    assert (answer.status_code, answer.json()) == (200, {"provider_sign_out_url": None})
    assert await refreshed(browser, opened) == 401


async def test_signing_out_never_waits_for_a_provider_that_is_gone(
    browser: Browser, openid: OpenIdProvider, world: World, app: Any, monkeypatch: Any
) -> None:
    opened = await signed_in_on(browser, openid, httpx2.Cookies())
    app.state.relying_party.discovery._described.clear()

    async def away(*_: object, **__: object) -> None:
        raise ProviderNotReached("away")

    monkeypatch.setattr(app.state.relying_party.outside, "get", away)

    answer = await browser.client.post("/sessions/current/sign-out", headers=bearing(opened))

    assert (answer.status_code, answer.json()) == (200, {"provider_sign_out_url": None})
    assert await refreshed(browser, opened) == 401


async def test_signing_out_everywhere_ends_the_sessions_of_the_provider_too(
    browser: Browser, openid: OpenIdProvider, sign_in: SignIn
) -> None:
    by_provider = await signed_in_on(browser, openid, httpx2.Cookies())
    by_password = await sign_in("clerk")

    ended = await browser.client.delete("/sessions", headers=bearing(by_password))

    assert ended.status_code == 204
    assert [await refreshed(browser, each) for each in (by_provider, by_password)] == [401, 401]


async def test_a_provider_that_was_switched_off_is_not_named_any_more(
    browser: Browser, openid: OpenIdProvider, world: World
) -> None:
    opened = await signed_in_on(browser, openid, httpx2.Cookies())
    await browser.client.patch(
        f"{PROVIDERS}/{browser.provider_id}",
        json={"enabled": False},
        headers=bearer(world.school_chief),
    )

    answer = await browser.client.post("/sessions/current/sign-out", headers=bearing(opened))

    assert answer.json() == {"provider_sign_out_url": None}
