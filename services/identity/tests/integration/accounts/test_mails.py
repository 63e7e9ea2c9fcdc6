"""Links travel by mail alone: not on the bus, not readable in the database, gone once sent."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from chassis.mail.sender import MailSender
from chassis.sealing import Seal
from chassis.store import Database
from identity.domain.mail.mail import MailKind
from identity.messaging.mails import mail_queue
from identity.messaging.words import WORDS, written
from identity.settings import Settings
from identity.store.store import IdentityStore
from identity.store.tables.mail import mails
from testkit import client_for

CLERK = "clerk@practica.example"


async def invited(app: FastAPI, world: Any, **body: Any) -> Any:
    path = f"/accounts/{world.school_clerk.account_id}/invitations"
    async with client_for(app, world.school_chief) as chief:
        return await chief.post(path, json=body)


async def the_mail(database: Database[IdentityStore]) -> Any:
    async with database.reading() as connection:
        return await connection.first(select(mails))


async def test_an_invitation_is_mailed_in_the_persons_language_and_not_answered(
    app: FastAPI, world: Any, post_office: Any, client: Any, password: str
) -> None:
    answer = await invited(app, world)
    await post_office.deliver()

    assert (answer.status_code, answer.json()["token"], answer.json()["link"]) == (201, None, None)
    (mail,) = post_office.sink.mails_to(CLERK)
    assert mail.subject == "Votre accès à Practica"
    assert '<html lang="fr">' in mail.body("html")
    assert mail.message["List-Id"] == "Practica <accounts.practica.example>"
    body = {"token": post_office.link(CLERK, "accept-invitation"), "password": password}
    assert (await client.post("/invitations/accept", json=body)).status_code == 204


async def test_a_link_that_is_handed_over_is_not_mailed_but_the_person_is_told(
    app: FastAPI, world: Any, post_office: Any
) -> None:
    token = (await invited(app, world, hand_over=True)).json()["token"]
    await post_office.deliver()

    (mail,) = post_office.sink.mails_to(CLERK)
    assert "remis" in mail.subject
    assert token not in mail.body("plain") + mail.body("html")


async def test_the_secret_is_nowhere_but_in_the_mail(
    app: FastAPI,
    world: Any,
    post_office: Any,
    database: Database[IdentityStore],
    published: Callable[[], Awaitable[list[str]]],
) -> None:
    await invited(app, world)
    waiting = await the_mail(database)
    await post_office.deliver()
    sent = await the_mail(database)

    secret = post_office.link(CLERK, "accept-invitation")
    assert CLERK not in str(dict(waiting))
    assert secret not in str(dict(waiting)) + "".join(await published())
    assert (sent.state, sent.sealed) == ("sent", None)


async def test_a_mail_waits_for_a_server_that_is_away(
    app: FastAPI,
    world: Any,
    post_office: Any,
    settings: Settings,
    database: Database[IdentityStore],
) -> None:
    server = settings.mail_server(public_url="https://practica.example", list_name="accounts")
    queue = mail_queue(Seal(settings.sealing_key()), server.public_url)
    await invited(app, world)
    await MailSender(database, queue, replace(server, host="127.0.0.1", port=1)).send_due()

    waiting = await the_mail(database)
    assert (waiting.state, waiting.attempts) == ("due", 1)
    assert waiting.try_again_at > waiting.created_at
    assert waiting.sealed is not None
    async with database.reading() as connection:
        await connection.execute(update(mails).values(try_again_at=waiting.created_at))
    await post_office.deliver()
    assert len(post_office.sink.mails_to(CLERK)) == 1


async def test_a_mail_sealed_with_another_key_is_given_up_and_stops_no_other(
    app: FastAPI,
    world: Any,
    settings: Settings,
    database: Database[IdentityStore],
    post_office: Any,
) -> None:
    await invited(app, world)
    async with database.reading() as connection:
        await connection.execute(update(mails).values(sealed=Seal(bytes(32)).close(b"{}")))
    await invited(app, world)

    await post_office.deliver()

    assert len(post_office.sink.mails_to(CLERK)) == 1


@pytest.mark.parametrize("kind", MailKind)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_mail_is_written_in_both_languages(kind: MailKind, language: Any) -> None:
    words = written(kind, language, url="https://p.example/x#<s>", facts={"day": "2026-12-01"})

    linked = WORDS[kind][language].link is not None
    assert words.subject
    assert ("https://p.example/x#<s>" in words.text) == linked
    assert ("https://p.example/x#&lt;s&gt;" in words.html) == linked
    assert "{" not in words.text + words.html
