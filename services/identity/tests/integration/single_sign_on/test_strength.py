"""Whether single sign-on is enough where a second factor is: as the agency says of its provider."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from services.identity.tests.integration.conftest import World
from services.identity.tests.integration.factors.conftest import bearing, shown_by
from services.identity.tests.integration.single_sign_on.going import PROVIDERS, Browser
from testkit import bearer

SignIn = Callable[..., Awaitable[httpx2.Response]]


async def counts_as_strong(browser: Browser, world: World, *, strong: bool) -> None:
    answer = await browser.client.patch(
        f"{PROVIDERS}/{browser.provider_id}",
        json={"counts_as_strong": strong},
        headers=bearer(world.school_chief),
    )
    assert answer.json()["counts_as_strong"] is strong


@pytest.fixture
async def secret(client: httpx2.AsyncClient, sign_in: SignIn, world: World) -> str:
    """Of the clerk's authenticator app."""
    headers = bearing(await sign_in("clerk"))
    begun = await client.post("/second-factor/app", headers=headers)
    body = {"code": shown_by(begun.json()["secret"], steps=-1)}
    confirmed = await client.post("/second-factor/app/confirm", json=body, headers=headers)
    assert confirmed.status_code == 200, confirmed.text
    return str(begun.json()["secret"])


@pytest.fixture
async def demanded(client: httpx2.AsyncClient, world: World) -> None:
    rules = await client.put(
        f"/agencies/{world.school_id}/sign-in-rules",
        json={"second_factor_demanded": True},
        headers=bearer(world.school_chief),
    )
    assert rules.status_code == 200, rules.text


async def test_who_has_a_second_factor_is_asked_for_it_after_a_provider_that_is_not_strong(
    browser: Browser, secret: str
) -> None:
    asked = await browser.sign_in("clerk-0001")

    assert (asked.status_code, asked.json()["methods"]) == (
        202,
        ["authenticator_app", "recovery_code"],
    )
    body = {"challenge": asked.json()["challenge"], "code": "000000"}
    wrong = await browser.client.post("/sessions/second-step", json=body)
    right = await browser.client.post(
        "/sessions/second-step", json={**body, "code": shown_by(secret)}
    )
    assert (wrong.status_code, right.status_code) == (401, 201)


async def test_who_has_to_have_one_enrols_after_a_provider_that_is_not_strong(
    browser: Browser, demanded: None
) -> None:
    asked = await browser.sign_in("clerk-0001")
    challenge = asked.json()["challenge"]
    begun = await browser.client.post("/sessions/enrolment", json={"challenge": challenge})
    body = {"challenge": challenge, "code": shown_by(begun.json()["secret"], steps=-1)}
    opened = await browser.client.post("/sessions/enrolment/confirm", json=body)

    assert (asked.status_code, asked.json()["enrol"]) == (202, True)
    assert opened.status_code == 201, opened.text


async def test_a_provider_that_counts_as_strong_is_enough(
    browser: Browser, world: World, secret: str, demanded: None, sign_in: SignIn
) -> None:
    await counts_as_strong(browser, world, strong=True)

    opened = await browser.sign_in("clerk-0001")
    by_password = await sign_in("clerk")
    await counts_as_strong(browser, world, strong=False)
    again: Any = await browser.sign_in("clerk-0001")

    assert (opened.status_code, by_password.status_code, again.status_code) == (201, 202, 202)
