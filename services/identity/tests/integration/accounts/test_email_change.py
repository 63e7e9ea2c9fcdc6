"""The address to sign in with changes once the old and the new one agree."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
from fastapi import FastAPI

from testkit import bearer, client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]
OLD, NEW = "clerk@practica.example", "New.Name@practica.example"


async def ask(client: httpx2.AsyncClient, viewer: Any, password: str) -> httpx2.Response:
    body = {"new_email": NEW, "current_password": password}
    return await client.post("/email-changes", json=body, headers=bearer(viewer))


async def agree(client: httpx2.AsyncClient, token: str) -> httpx2.Response:
    return await client.post("/email-changes/agree", json={"token": token})


async def test_both_addresses_have_to_agree(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, password: str, post_office: Any
) -> None:
    assert (await ask(client, world.school_clerk, password)).status_code == 202
    await post_office.deliver()
    old = post_office.link(OLD, "confirm-email")
    new = post_office.link(NEW, "confirm-email")

    first = await agree(client, new)
    again = await agree(client, new)
    signed_in_meanwhile = await sign_in("clerk")
    second = await agree(client, old)

    assert old != new
    assert (first.json(), again.json()["slug"]) == ({"state": "waiting"}, "email-change-invalid")
    assert (signed_in_meanwhile.status_code, second.json()) == (201, {"state": "changed"})
    assert (await sign_in("clerk")).status_code == 401
    assert (await sign_in("new.name")).status_code == 201
    await post_office.deliver()
    for address in (OLD, NEW):
        assert "a été changée" in post_office.sink.mails_to(address)[-1].subject


async def test_the_present_password_is_asked_for(
    client: httpx2.AsyncClient, world: Any, post_office: Any
) -> None:
    refused = await ask(client, world.school_clerk, "not the present one")

    assert refused.json()["slug"] == "sign-in-refused"
    assert await post_office.deliver() == 0


async def test_an_address_of_somebody_else_is_refused_at_the_end_only(
    client: httpx2.AsyncClient, world: Any, password: str, post_office: Any
) -> None:
    body = {"new_email": "chief@practica.example", "current_password": password}
    asked = await client.post("/email-changes", json=body, headers=bearer(world.school_clerk))
    await post_office.deliver()
    await agree(client, post_office.link(OLD, "confirm-email"))
    agreed = await agree(client, post_office.link("chief@practica.example", "confirm-email"))

    assert (asked.status_code, agreed.json()["slug"]) == (202, "sign-in-name-taken")


async def test_an_administrator_too_only_asks_for_the_change_of_who_signs_in(
    app: FastAPI, client: httpx2.AsyncClient, world: Any, post_office: Any, sign_in: SignIn
) -> None:
    async with client_for(app, world.school_chief) as chief:
        path = f"/people/{world.school_clerk.person_id}"
        changed = await chief.patch(path, json={"direct_email": NEW, "title": "Registraire"})
    await post_office.deliver()

    assert (changed.json()["direct_email"], changed.json()["title"]) == (OLD, "Registraire")
    assert (await sign_in("clerk")).status_code == 201
    await agree(client, post_office.link(OLD, "confirm-email"))
    await agree(client, post_office.link(NEW, "confirm-email"))
    assert (await sign_in("new.name")).status_code == 201
