"""People are told by mail, in their language, when something changes in how they sign in."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from chassis.store import Database
from identity.domain.access.rights import the_installation
from identity.store.store import IdentityStore
from services.identity.tests.integration.factors.authenticator import Device
from services.identity.tests.integration.factors.conftest import bearing, shown_by
from testkit import bearer

SignIn = Callable[..., Awaitable[httpx2.Response]]
Headers = dict[str, str]
CLERK = "clerk@practica.example"


@pytest.fixture
async def clerk(sign_in: SignIn, world: Any) -> Headers:
    return bearing(await sign_in("clerk"))


@pytest.fixture
def subjects(post_office: Any) -> Callable[[], Awaitable[list[str]]]:
    async def sent() -> list[str]:
        await post_office.deliver()
        return sorted(mail.subject for mail in post_office.sink.mails_to(CLERK))

    return sent


async def enrol(client: httpx2.AsyncClient, headers: Headers) -> str:
    begun = await client.post("/second-factor/app", headers=headers)
    secret = str(begun.json()["secret"])
    body = {"code": shown_by(secret, steps=-1)}
    confirmed = await client.post("/second-factor/app/confirm", json=body, headers=headers)
    assert confirmed.status_code == 200, confirmed.text
    return secret


async def prove(client: httpx2.AsyncClient, headers: Headers, password: str) -> None:
    body = {"password": password}
    proved = await client.post("/sessions/current/proof", json=body, headers=headers)
    assert proved.status_code == 204, proved.text


async def test_a_second_factor_that_comes_and_goes_is_told(
    client: httpx2.AsyncClient, clerk: Headers, password: str, subjects: Any
) -> None:
    begun = await client.post("/second-factor/app", headers=clerk)
    wrong = {"code": "000000"}
    await client.post("/second-factor/app/confirm", json=wrong, headers=clerk)
    assert (begun.status_code, await subjects()) == (201, [])

    await enrol(client, clerk)
    await prove(client, clerk, password)
    renewed = await client.post("/second-factor/recovery-codes", headers=clerk)
    removed = await client.delete("/second-factor/app", headers=clerk)

    assert (renewed.status_code, removed.status_code) == (201, 204)
    assert await subjects() == [
        "Une vérification a été ajoutée à votre connexion",
        "Une vérification a été retirée de votre connexion",
        "Vos codes de secours ont été remplacés",
    ]


async def test_a_passkey_that_comes_and_goes_is_told(
    client: httpx2.AsyncClient, clerk: Headers, password: str, subjects: Any
) -> None:
    asked = await client.post("/passkeys/challenges", headers=clerk)
    body = {"name": "Clé", "credential": Device().make(asked.json()["public_key"])}
    made = await client.post("/passkeys", json=body, headers=clerk)
    await prove(client, clerk, password)
    removed = await client.delete(f"/passkeys/{made.json()['id']}", headers=clerk)

    assert removed.status_code == 204, removed.text
    assert await subjects() == [
        "Une vérification a été ajoutée à votre connexion",
        "Une vérification a été retirée de votre connexion",
    ]


async def test_a_reset_by_an_administrator_is_told_in_the_persons_language_and_tells_no_more(
    client: httpx2.AsyncClient,
    clerk: Headers,
    world: Any,
    post_office: Any,
    database: Database[IdentityStore],
) -> None:
    async with database.transaction() as store:
        person = await store.people.get(world.school_clerk.person_id, the_installation())
        person.change(replace(person.facts, language="en"))
    secret = await enrol(client, clerk)
    path = f"/accounts/{world.school_clerk.account_id}/reset-second-factor"
    reset = await client.post(path, headers=bearer(world.school_chief))
    await post_office.deliver()

    assert reset.status_code == 204, reset.text
    mails = post_office.sink.mails_to(CLERK)
    assert {mail.subject for mail in mails} == {
        "A second factor was added to your sign-in",
        "Your second factors were reset",
    }
    for mail in mails:
        said = mail.body("plain") + mail.body("html")
        assert not any(held in said for held in (secret, CLERK, "Clerk", "Chief"))
        assert "tell your agency’s administrator" in said


async def test_a_password_that_was_changed_is_told(
    client: httpx2.AsyncClient, clerk: Headers, password: str, subjects: Any
) -> None:
    body = {"current_password": password, "password": "un autre cheval, une autre pile"}
    changed = await client.post("/password-changes", json=body, headers=clerk)

    assert changed.status_code == 204, changed.text
    assert await subjects() == ["Votre mot de passe a été changé"]


async def test_a_device_is_new_once_and_the_first_one_never(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, subjects: Any
) -> None:
    firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
    for agent in ("python", "python", firefox, firefox):
        client.headers["User-Agent"] = agent
        assert (await sign_in("clerk")).status_code == 201

    assert await subjects() == ["Connexion depuis un nouvel appareil"]
