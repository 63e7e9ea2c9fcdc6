"""The address to sign in with changes once the old and the new one agree."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
from fastapi import FastAPI
from sqlalchemy import select, update

from chassis.ledger import LEDGER
from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.email_changes import email_changes
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


async def agree_in_place(client: httpx2.AsyncClient, by: Any, account_id: Any) -> httpx2.Response:
    return await client.post(f"/email-changes/of-accounts/{account_id}/agree", headers=bearer(by))


async def test_an_administrator_agrees_in_place_of_a_mailbox_that_was_lost(
    client: httpx2.AsyncClient,
    world: Any,
    password: str,
    post_office: Any,
    sign_in: SignIn,
    database: Database[IdentityStore],
) -> None:
    clerk = world.school_clerk.account_id
    early = await agree_in_place(client, world.school_chief, clerk)
    await ask(client, world.school_clerk, password)
    await post_office.deliver()

    first = await agree_in_place(client, world.school_chief, clerk)
    again = await agree_in_place(client, world.school_chief, clerk)
    lost = await agree(client, post_office.link(OLD, "confirm-email"))
    assert (await sign_in("clerk")).status_code == 201
    second = await agree(client, post_office.link(NEW, "confirm-email"))

    assert (early.status_code, again.status_code) == (404, 404)
    assert (first.json(), second.json()) == ({"state": "waiting"}, {"state": "changed"})
    assert lost.json()["slug"] == "email-change-invalid"
    assert (await sign_in("new.name")).status_code == 201
    await post_office.deliver()
    assert "a été changée" in post_office.sink.mails_to(OLD)[-1].subject
    async with database.reading() as connection:
        entries = await connection.all(
            select(LEDGER).where(
                LEDGER.c.what == "email_change.changed",
                LEDGER.c.actor_account_id == world.school_chief.account_id,
            )
        )
    assert [entry.concerns for entry in entries] == [[clerk]]


async def test_nobody_agrees_in_place_for_themselves_or_for_foreign_people(
    client: httpx2.AsyncClient, world: Any, password: str, post_office: Any
) -> None:
    await ask(client, world.school_clerk, password)
    body = {"new_email": "boss@practica.example", "current_password": password}
    await client.post("/email-changes", json=body, headers=bearer(world.school_chief))
    clerk, chief = world.school_clerk, world.school_chief

    answers = [
        await agree_in_place(client, clerk, clerk.account_id),
        await agree_in_place(client, world.hospital_chief, clerk.account_id),
        await agree_in_place(client, chief, chief.account_id),
    ]

    assert [answer.status_code for answer in answers] == [403, 404, 403]
    assert answers[-1].json()["slug"] == "own-rights"


async def test_a_change_that_is_too_old_is_agreed_to_by_nobody(
    client: httpx2.AsyncClient,
    world: Any,
    password: str,
    database: Database[IdentityStore],
) -> None:
    await ask(client, world.school_clerk, password)
    async with database.reading() as connection:
        earlier = email_changes.c.created_at - timedelta(minutes=30)
        await connection.execute(update(email_changes).values(created_at=earlier))

    late = await agree_in_place(client, world.school_chief, world.school_clerk.account_id)

    assert late.status_code == 404
