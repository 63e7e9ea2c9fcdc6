"""Links made by hand, for those whom the provider knows by another address."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.ledger import LEDGER
from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.mail import mails
from identity.store.tables.sign_in import sessions
from services.identity.tests.integration.conftest import World
from services.identity.tests.integration.factors.conftest import bearing
from services.identity.tests.integration.single_sign_on.going import (
    PROVIDERS,
    SIGN_ONS,
    Browser,
)
from testkit import bearer
from testkit.openid import OpenIdProvider

SignIn = Callable[..., Awaitable[httpx2.Response]]
Store = Database[IdentityStore]
OWN = f"{SIGN_ONS}/links"


async def link(
    browser: Browser, by: Any, account_id: object, subject: str = "elsewhere"
) -> httpx2.Response:
    path = f"{PROVIDERS}/{browser.provider_id}/links"
    body = {"account_id": str(account_id), "subject": subject}
    return await browser.client.post(path, json=body, headers=bearer(by))


async def linked_by_oneself(
    browser: Browser, openid: OpenIdProvider, headers: dict[str, str], subject: str = "elsewhere"
) -> httpx2.Response:
    body = {"identity_provider_id": browser.provider_id}
    left = await browser.client.post(OWN, json=body, headers=headers)
    assert left.status_code == 201, left.text
    brought = await openid.sign_in(left.json()["authorization_url"], subject)
    body = {**brought, "browser": left.json()["browser"]}
    return await browser.client.post(f"{OWN}/return", json=body, headers=headers)


@pytest.fixture
def told(database: Store) -> Callable[[], Awaitable[list[str]]]:
    async def kinds() -> list[str]:
        async with database.reading() as connection:
            return [row.kind for row in await connection.all(select(mails).order_by(mails.c.id))]

    return kinds


async def test_an_administrator_links_whom_the_provider_knows_by_another_address(
    browser: Browser, world: World, database: Store, told: Callable[[], Awaitable[list[str]]]
) -> None:
    clerk = world.school_clerk.account_id
    assert (await browser.sign_in("elsewhere")).status_code == 401

    made = await link(browser, world.school_chief, clerk)
    again = await link(browser, world.school_chief, clerk, "another")

    assert (made.status_code, again.status_code) == (201, 409)
    assert again.json()["slug"] == "subject-linked"
    assert (await browser.sign_in("elsewhere")).status_code == 201
    path = f"{PROVIDERS}/{browser.provider_id}/links"
    (row,) = (await browser.client.get(path, headers=bearer(world.school_chief))).json()
    assert (row["subject"], row["account_id"]) == ("elsewhere", str(clerk))
    assert row["linked_by"] == str(world.school_chief.account_id)
    assert await told() == ["sign_on_linked"]
    async with database.reading() as connection:
        entries = select(LEDGER).where(LEDGER.c.what.like("linked_subject%"))
        (entry,) = await connection.all(entries)
    assert entry.actor_account_id == world.school_chief.account_id
    assert "elsewhere" not in str(dict(entry.items()))


async def test_only_administrators_link_and_only_their_own_people(
    browser: Browser, world: World
) -> None:
    clerk, doctor = world.school_clerk.account_id, world.hospital_chief.account_id

    answers = [
        await link(browser, world.school_clerk, clerk),
        await link(browser, world.hospital_chief, clerk),
        await link(browser, world.school_chief, doctor),
        await link(browser, world.administrator, doctor),
        await link(browser, world.school_chief, world.school_chief.account_id),
    ]

    assert [answer.status_code for answer in answers] == [403, 404, 404, 404, 403]
    assert answers[-1].json()["slug"] == "own-rights"
    path = f"{PROVIDERS}/{browser.provider_id}/links"
    listed = await browser.client.get(path, headers=bearer(world.school_clerk))
    assert listed.status_code == 404


async def test_a_person_links_their_own_account_and_unlinks_it(
    browser: Browser,
    openid: OpenIdProvider,
    sign_in: SignIn,
    world: World,
    told: Callable[[], Awaitable[list[str]]],
) -> None:
    clerk = bearing(await sign_in("clerk"))

    made = await linked_by_oneself(browser, openid, clerk)

    assert made.status_code == 201, made.text
    assert (await browser.sign_in("elsewhere")).status_code == 201
    (own,) = (await browser.client.get(OWN, headers=clerk)).json()
    assert (own["id"], own["name"]) == (made.json()["id"], "Compte du cégep")
    chief = bearing(await sign_in("chief"))
    path = f"{OWN}/{own['id']}"
    foreign = await browser.client.delete(path, headers=chief)
    undone = await browser.client.delete(path, headers=clerk)
    again = await browser.client.delete(path, headers=clerk)
    assert [each.status_code for each in (foreign, undone, again)] == [404, 204, 404]
    assert (await browser.sign_in("elsewhere")).status_code == 401
    assert await told() == ["sign_on_linked", "sign_on_unlinked"]


async def test_a_way_back_serves_only_what_it_was_left_for_and_who_left(
    browser: Browser, openid: OpenIdProvider, sign_in: SignIn, world: World
) -> None:
    """Else an attacker could have their own subject linked to somebody who is signed in."""
    clerk, chief = bearing(await sign_in("clerk")), bearing(await sign_in("chief"))
    body = {"identity_provider_id": browser.provider_id}

    async def brought(path: str, headers: dict[str, str]) -> dict[str, Any]:
        left = (await browser.client.post(path, json=body, headers=headers)).json()
        back = await openid.sign_in(left["authorization_url"], "elsewhere")
        return {**back, "browser": left["browser"]}

    of_clerk = await brought(OWN, clerk)
    to_sign_in = await brought(SIGN_ONS, {})
    answers = [
        await browser.client.post(f"{OWN}/return", json=of_clerk, headers=chief),
        await browser.client.post(f"{SIGN_ONS}/return", json=await brought(OWN, clerk)),
        await browser.client.post(f"{OWN}/return", json=to_sign_in, headers=clerk),
    ]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert (await browser.client.get(OWN, headers=clerk)).json() == []


async def test_linking_asks_for_a_proof_and_for_a_provider_of_ones_own_agency(
    browser: Browser, sign_in: SignIn, world: World, database: Store
) -> None:
    body = {"identity_provider_id": browser.provider_id}
    doctor, clerk = bearing(await sign_in("doctor")), bearing(await sign_in("clerk"))
    foreign = await browser.client.post(OWN, json=body, headers=doctor)
    async with database.reading() as connection:
        earlier = sessions.c.started_at - timedelta(minutes=11)
        await connection.execute(update(sessions).values(started_at=earlier))

    old = await browser.client.post(OWN, json=body, headers=clerk)

    assert (foreign.status_code, old.status_code) == (404, 403)
    assert old.json()["slug"] == "proof-needed"


async def test_nobody_unlinks_their_only_way_in(
    browser: Browser, openid: OpenIdProvider, sign_in: SignIn, world: World
) -> None:
    clerk = bearing(await sign_in("clerk"))
    made = await linked_by_oneself(browser, openid, clerk, "clerk-0001")
    demand = await browser.client.patch(
        f"{PROVIDERS}/{browser.provider_id}",
        json={"required": True},
        headers=bearer(world.school_chief),
    )

    kept = await browser.client.delete(f"{OWN}/{made.json()['id']}", headers=clerk)

    assert demand.status_code == 200, demand.text
    assert (kept.status_code, kept.json()["slug"]) == (403, "single-sign-on-demanded")
