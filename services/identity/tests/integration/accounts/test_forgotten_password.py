"""Who forgot the password gets a link by mail; who asks for others learns nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.store import Database
from identity.commands.accounts.reset_password import MOST_MAILS
from identity.store.store import IdentityStore
from identity.store.tables.accounts import invitations
from identity.store.tables.mail import mails, resets_asked

SignIn = Callable[..., Awaitable[httpx2.Response]]
CLERK = "clerk@practica.example"
NEW = "une lampe, un tapis, trois livres"


async def ask(client: httpx2.AsyncClient, email: str = CLERK) -> httpx2.Response:
    return await client.post("/password-resets", json={"email": email})


async def set_password(client: httpx2.AsyncClient, token: str, password: str = NEW) -> Any:
    return await client.post("/invitations/accept", json={"token": token, "password": password})


async def test_a_link_by_mail_sets_a_new_password_and_ends_every_session(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, post_office: Any
) -> None:
    before = await sign_in("clerk")
    assert (await ask(client, "Clerk@Practica.example")).status_code == 202
    await post_office.answer_resets()
    await post_office.deliver()
    token = post_office.link(CLERK, "reset-password")

    accepted = await set_password(client, token)

    assert accepted.status_code == 204
    refreshed = await client.post(
        "/sessions/refresh", json={"refresh_token": before.json()["refresh_token"]}
    )
    assert refreshed.json()["slug"] == "session-over"
    assert (await sign_in("clerk")).status_code == 401
    assert (await sign_in("clerk", NEW)).status_code == 201
    assert (await set_password(client, token)).json()["slug"] == "invitation-invalid"
    await post_office.deliver()
    assert "Votre mot de passe a été changé" in post_office.sink.mails_to(CLERK)[-1].subject


async def test_of_two_who_use_a_link_at_once_one_is_refused(
    client: httpx2.AsyncClient, world: Any, post_office: Any
) -> None:
    await ask(client)
    await post_office.answer_resets()
    await post_office.deliver()
    token = post_office.link(CLERK, "reset-password")

    answers = await asyncio.gather(*(set_password(client, token) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [204, 422, 422, 422]


async def test_a_link_is_too_old_after_half_an_hour_and_is_not_mailed_any_more(
    client: httpx2.AsyncClient, world: Any, post_office: Any, database: Database[IdentityStore]
) -> None:
    await ask(client)
    await post_office.answer_resets()
    await post_office.deliver()
    token = post_office.link(CLERK, "reset-password")
    await ask(client)
    await post_office.answer_resets()
    async with database.reading() as connection:
        half_an_hour = timedelta(minutes=30)
        await connection.execute(
            update(invitations).values(created_at=invitations.c.created_at - half_an_hour)
        )
        await connection.execute(
            update(mails).values(useless_after=mails.c.useless_after - half_an_hour)
        )

    assert (await set_password(client, token)).json()["slug"] == "invitation-invalid"
    assert await post_office.deliver() == 0


async def test_the_answer_and_the_work_are_the_same_for_a_name_that_nobody_has(
    client: httpx2.AsyncClient, world: Any, post_office: Any, database: Database[IdentityStore]
) -> None:
    """One sealed row either way; whose name it is is looked up by the worker."""
    somebody, nobody = await ask(client), await ask(client, "nobody@practica.example")
    async with database.reading() as connection:
        rows = await connection.all(select(resets_asked))
        written = await connection.all(select(mails))

    assert (somebody.status_code, somebody.content) == (nobody.status_code, nobody.content)
    assert (len(rows), len(written)) == (2, 0)
    assert all("practica" not in row.sealed_name for row in rows)
    assert await post_office.answer_resets() == 2
    await post_office.deliver()
    assert [mail.recipients for mail in post_office.sink.mails] == [(CLERK,)]


async def test_nobody_is_flooded_with_links(
    client: httpx2.AsyncClient, world: Any, post_office: Any
) -> None:
    for _ in range(MOST_MAILS + 2):
        await ask(client)
        await post_office.answer_resets()
    await post_office.deliver()

    assert len(post_office.sink.mails_to(CLERK)) == MOST_MAILS


async def test_a_disabled_account_gets_no_link(
    client: httpx2.AsyncClient, world: Any, post_office: Any, database: Database[IdentityStore]
) -> None:
    async with database.transaction() as store:
        (await store.accounts.to_sign_in(world.school_clerk.account_id)).disable()
    await ask(client)
    await post_office.answer_resets()

    assert await post_office.deliver() == 0


@pytest.mark.parametrize("password", ["billabong1234", "motdepasse1234"])
async def test_a_stolen_or_common_password_is_refused_and_the_link_stays_open(
    client: httpx2.AsyncClient, world: Any, post_office: Any, password: str
) -> None:
    await ask(client)
    await post_office.answer_resets()
    await post_office.deliver()
    token = post_office.link(CLERK, "reset-password")

    refused = await set_password(client, token, password)

    assert refused.json()["slug"] in ("password-breached", "password-too-common")
    assert (await set_password(client, token)).status_code == 204


async def test_a_password_is_changed_with_the_present_one_and_other_sessions_end(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any, password: str, post_office: Any
) -> None:
    here, there = await sign_in("clerk"), await sign_in("clerk")
    bearer = {"Authorization": f"Bearer {here.json()['access_token']}"}
    change = {"current_password": "not the present one", "password": NEW}

    wrong = await client.post("/password-changes", json=change, headers=bearer)
    right = await client.post(
        "/password-changes", json={**change, "current_password": password}, headers=bearer
    )

    assert (wrong.json()["slug"], right.status_code) == ("sign-in-refused", 204)
    open_still = [
        (
            await client.post(
                "/sessions/refresh", json={"refresh_token": each.json()["refresh_token"]}
            )
        ).status_code
        for each in (here, there)
    ]
    assert open_still == [200, 401]
    assert (await sign_in("clerk", NEW)).status_code == 201
    await post_office.deliver()
    assert "a été changé" in post_office.sink.mails_to(CLERK)[-1].subject
