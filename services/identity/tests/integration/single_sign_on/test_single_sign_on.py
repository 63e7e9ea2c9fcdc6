"""People sign in at their agency's identity provider: a real one, over HTTP, with PKCE."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.accounts import accounts
from identity.store.tables.sign_in import sessions
from identity.store.tables.single_sign_on import linked_subjects, sign_ons
from services.identity.tests.integration.conftest import World
from services.identity.tests.integration.single_sign_on.going import (
    PROVIDERS,
    SIGN_ONS,
    Browser,
    a_provider,
)
from testkit import bearer
from testkit.openid import OpenIdProvider

SignIn = Callable[..., Awaitable[httpx2.Response]]
Store = Database[IdentityStore]


async def changed(browser: Browser, world: World, **changes: Any) -> httpx2.Response:
    path = f"{PROVIDERS}/{browser.provider_id}"
    return await browser.client.patch(path, json=changes, headers=bearer(world.school_chief))


async def test_a_person_signs_in_and_has_a_session_as_any_other(
    browser: Browser, world: World
) -> None:
    opened = await browser.sign_in("clerk-0001")

    assert opened.status_code == 201, opened.text
    body = opened.json()
    bearing = {"Authorization": f"Bearer {body['access_token']}"}
    session = (await browser.client.get("/sessions/current", headers=bearing)).json()
    assert session["person_id"] == str(world.school_clerk.person_id)
    refreshed = await browser.client.post(
        "/sessions/refresh", json={"refresh_token": body["refresh_token"]}
    )
    assert refreshed.status_code == 200


async def test_the_browser_is_sent_with_pkce_state_and_nonce_and_only_to_our_page(
    browser: Browser, openid: OpenIdProvider, database: Store
) -> None:
    left = await browser.leave()

    address = urlsplit(left["authorization_url"])
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}" == openid.issuer
    assert query["redirect_uri"] == "http://localhost:8000/sign-in/single-sign-on"
    assert (query["response_type"], query["code_challenge_method"]) == ("code", "S256")
    assert len(query["state"]) == len(query["nonce"]) == len(query["code_challenge"]) == 43
    async with database.reading() as connection:
        kept = str(tuple((await connection.all(select(sign_ons)))[0].values()))
    for secret in (query["state"], query["nonce"], left["browser"]):
        assert secret not in kept


async def test_nobody_can_have_browsers_sent_elsewhere(browser: Browser) -> None:
    body = {"identity_provider_id": browser.provider_id, "redirect_uri": "https://evil.example"}

    assert (await browser.client.post(SIGN_ONS, json=body)).status_code == 422


async def test_after_the_first_time_the_subject_is_enough(
    browser: Browser, world: World, database: Store
) -> None:
    await browser.sign_in("clerk-0001")
    assert (await changed(browser, world, match="linked_only")).status_code == 200
    async with database.transaction() as store:
        account = await store.accounts.to_sign_in(world.school_clerk.account_id)
        account.follow_direct_email("married@practica.example")

    again = await browser.sign_in("clerk-0001")
    new = await browser.sign_in("chief-0001")

    assert again.status_code == 201
    assert (new.status_code, new.json()["slug"]) == (401, "single-sign-on-refused")


@pytest.mark.parametrize("subject", ["unverified", "elsewhere", "unknown", "doctor-0001"])
async def test_whom_the_agency_does_not_vouch_for_gets_no_session_and_no_account(
    browser: Browser, database: Store, subject: str
) -> None:
    async def counted() -> tuple[int, int, int]:
        async with database.reading() as connection:
            found = [await connection.all(select(t)) for t in (accounts, sessions, linked_subjects)]
        return len(found[0]), len(found[1]), len(found[2])

    before = await counted()

    refused = await browser.sign_in(subject)

    assert (refused.status_code, refused.json()["slug"]) == (401, "single-sign-on-refused")
    assert await counted() == before


async def test_an_address_of_a_domain_that_is_not_the_agencys_finds_nobody(
    browser: Browser, world: World
) -> None:
    await changed(browser, world, email_domains=["cegep.example"])

    assert (await browser.sign_in("clerk-0001")).status_code == 401


async def test_a_second_subject_does_not_take_over_a_linked_account(browser: Browser) -> None:
    assert (await browser.sign_in("clerk-0001")).status_code == 201

    assert (await browser.sign_in("clerk-0002")).status_code == 401


async def test_an_administrator_unlinks_a_person_who_got_another_account_there(
    browser: Browser, world: World
) -> None:
    await browser.sign_in("clerk-0001")
    link = f"{PROVIDERS}/{browser.provider_id}/links/{world.school_clerk.account_id}"

    foreign = await browser.client.delete(link, headers=bearer(world.hospital_chief))
    unlinked = await browser.client.delete(link, headers=bearer(world.school_chief))
    again = await browser.client.delete(link, headers=bearer(world.school_chief))

    assert [each.status_code for each in (foreign, unlinked, again)] == [404, 204, 404]
    assert (await browser.sign_in("clerk-0002")).status_code == 201
    assert (await browser.sign_in("clerk-0001")).status_code == 401


async def test_a_disabled_account_is_not_opened(
    browser: Browser, world: World, database: Store
) -> None:
    async with database.transaction() as store:
        (await store.accounts.to_sign_in(world.school_clerk.account_id)).disable()

    refused = await browser.sign_in("clerk-0001")

    assert (refused.status_code, refused.json()["slug"]) == (403, "account-disabled")


async def test_no_password_is_needed(browser: Browser, world: World, database: Store) -> None:
    async with database.reading() as connection:
        without = update(accounts).where(accounts.c.id == world.school_clerk.account_id)
        await connection.execute(without.values(password_hash=None))

    assert (await browser.sign_in("clerk-0001")).status_code == 201


async def test_an_agency_can_demand_it_once_it_is_proven(
    browser: Browser, world: World, sign_in: SignIn
) -> None:
    early = await changed(browser, world, required=True)
    assert (early.status_code, early.json()["slug"]) == (422, "provider-not-proven")
    await browser.sign_in("clerk-0001")

    assert (await changed(browser, world, required=True)).status_code == 200

    wrong, right = await sign_in("clerk", "not the password"), await sign_in("clerk")
    assert (wrong.status_code, right.status_code) == (401, 401)
    assert right.json() == wrong.json()
    assert (await sign_in("doctor")).status_code == 201
    assert (await browser.sign_in("clerk-0001")).status_code == 201


async def test_a_new_issuer_has_to_prove_itself_before_it_is_demanded(
    browser: Browser, world: World
) -> None:
    await browser.sign_in("clerk-0001")

    refused = await changed(browser, world, client_id="another", required=True)

    assert refused.json()["slug"] == "provider-not-proven"


async def test_an_agencys_provider_does_not_open_rights_beyond_the_agency(
    client: httpx2.AsyncClient, world: World, openid: OpenIdProvider, database: Store
) -> None:
    """Who runs it could be anybody of the agency's, so an administrator has to vouch for it."""
    home = world.administrator.agency_id
    made = await client.post(
        PROVIDERS, json=a_provider(home, openid.issuer), headers=bearer(world.administrator)
    )
    browser = Browser(client, openid, made.json()["id"])

    refused = await browser.sign_in("administrator")
    trusted = await client.patch(
        f"{PROVIDERS}/{browser.provider_id}",
        json={"trusted_beyond_agency": True},
        headers=bearer(world.administrator),
    )

    assert (refused.status_code, refused.json()["slug"]) == (403, "single-sign-on-not-trusted")
    assert trusted.status_code == 200
    assert (await browser.sign_in("administrator")).status_code == 201


async def test_local_administrators_cannot_vouch_beyond_their_agency(
    browser: Browser, world: World
) -> None:
    refused = await changed(browser, world, trusted_beyond_agency=True)

    assert (refused.status_code, refused.json()["slug"]) == (403, "administrators-only")


async def test_a_provider_that_is_switched_off_signs_nobody_in(
    browser: Browser, world: World
) -> None:
    left = await browser.leave()
    brought = await browser.openid.sign_in(left["authorization_url"], "clerk-0001")

    await changed(browser, world, enabled=False)

    assert (await browser.come_back(brought)).status_code == 401
    body = {"identity_provider_id": browser.provider_id}
    assert (await browser.client.post(SIGN_ONS, json=body)).status_code == 404


async def test_choices_go_by_the_domain_alone(browser: Browser, world: World) -> None:
    async def offered(email: str) -> list[str]:
        rows = await browser.client.get(f"{SIGN_ONS}/choices", params={"email": email})
        return [row["identity_provider_id"] for row in rows.json()]

    assert await offered("clerk@practica.example") == [browser.provider_id]
    assert await offered("nobody-at-all@PRACTICA.example") == [browser.provider_id]
    assert await offered("clerk@gmail.example") == []
    await changed(browser, world, enabled=False)
    assert await offered("clerk@practica.example") == []


async def test_a_cookie_ties_the_way_back_to_the_browser(
    browser: Browser, openid: OpenIdProvider
) -> None:
    page = {"Practica-Client": "web", "Sec-Fetch-Site": "same-origin"}
    body = {"identity_provider_id": browser.provider_id, "cookie": True}
    left = await browser.client.post(SIGN_ONS, json=body, headers=page)
    brought = await openid.sign_in(left.json()["authorization_url"], "clerk-0001")

    opened = await browser.client.post(
        f"{SIGN_ONS}/return", json=brought | {"cookie": True}, headers=page
    )

    assert left.json()["browser"] is None
    assert "HttpOnly" in left.headers["set-cookie"]
    assert "SameSite=strict" in left.headers["set-cookie"]
    assert opened.status_code == 201, opened.text
    assert opened.json()["refresh_token"] is None
    assert "practica_refresh" in browser.client.cookies
