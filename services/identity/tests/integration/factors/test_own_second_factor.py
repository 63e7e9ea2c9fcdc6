"""Enrolling an app, keeping recovery codes, and taking the app off again."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.ledger import LEDGER
from chassis.store import Database
from chassis.store.tables import IDEMPOTENCY_KEYS
from identity.store.store import IdentityStore
from identity.store.tables.factors import proofs, second_factors
from identity.store.tables.sign_in import sessions

from .conftest import Headers, bearing, shown_by

SignIn = Callable[..., Awaitable[httpx2.Response]]
Enrol = Callable[[Headers], Awaitable[tuple[str, list[str]]]]
Prove = Callable[[Headers], Awaitable[None]]


async def test_the_app_is_shown_its_secret_as_text_address_and_picture(
    client: httpx2.AsyncClient, clerk: Headers
) -> None:
    shown = (await client.post("/second-factor/app", headers=clerk)).json()

    assert shown["otpauth_uri"].startswith("otpauth://totp/Practica:clerk%40practica.example")
    assert f"secret={shown['secret']}" in shown["otpauth_uri"]
    assert shown["qr_svg"].startswith("<svg")


async def test_an_app_that_was_not_confirmed_does_not_count(
    client: httpx2.AsyncClient, clerk: Headers, sign_in: SignIn
) -> None:
    await client.post("/second-factor/app", headers=clerk)
    wrong = await client.post("/second-factor/app/confirm", json={"code": "000000"}, headers=clerk)

    assert (wrong.status_code, wrong.json()["slug"]) == (422, "code-wrong")
    assert (await sign_in("clerk")).status_code == 201


async def test_an_enrolment_has_to_be_confirmed_within_a_quarter_of_an_hour(
    client: httpx2.AsyncClient, clerk: Headers, database: Database[IdentityStore]
) -> None:
    secret = (await client.post("/second-factor/app", headers=clerk)).json()["secret"]
    async with database.reading() as connection:
        past = datetime.now(UTC) - timedelta(minutes=15)
        await connection.execute(update(second_factors).values(pending_since=past))

    late = await client.post(
        "/second-factor/app/confirm", json={"code": shown_by(secret)}, headers=clerk
    )

    assert (late.status_code, late.json()["slug"]) == (409, "nothing-to-confirm")


async def test_the_code_that_confirmed_the_app_is_used_up(
    client: httpx2.AsyncClient, clerk: Headers, enrol: Enrol
) -> None:
    secret, _ = await enrol(clerk)
    proof = {"code": shown_by(secret, steps=-1)}

    assert (await client.post("/sessions/current/proof", json=proof, headers=clerk)).is_error


async def test_a_second_app_takes_no_place_of_the_first(
    client: httpx2.AsyncClient, clerk: Headers, enrol: Enrol
) -> None:
    await enrol(clerk)

    again = await client.post("/second-factor/app", headers=clerk)

    assert (again.status_code, again.json()["slug"]) == (409, "authenticator-app-enrolled")


async def test_enrolling_asks_who_signed_in_long_ago_to_prove_it_again(
    client: httpx2.AsyncClient, clerk: Headers, database: Database[IdentityStore], prove: Prove
) -> None:
    async with database.reading() as connection:
        past = datetime.now(UTC) - timedelta(minutes=11)
        await connection.execute(update(sessions).values(started_at=past))

    refused = await client.post("/second-factor/app", headers=clerk)
    await prove(clerk)
    begun = await client.post("/second-factor/app", headers=clerk)

    assert (refused.status_code, refused.json()["slug"]) == (403, "proof-needed")
    assert begun.status_code == 201


THIEVES_FIRST = (("DELETE", "/second-factor/app"), ("POST", "/second-factor/recovery-codes"))


@pytest.mark.parametrize("request_line", THIEVES_FIRST, ids=["app", "codes"])
async def test_what_a_thief_would_do_first_takes_a_proof_since_the_sign_in(
    client: httpx2.AsyncClient,
    clerk: Headers,
    enrol: Enrol,
    prove: Prove,
    database: Database[IdentityStore],
    request_line: tuple[str, str],
) -> None:
    await enrol(clerk)
    refused = await client.request(*request_line, headers=clerk)
    await prove(clerk)
    async with database.reading() as connection:
        past = datetime.now(UTC) - timedelta(minutes=10)
        await connection.execute(update(proofs).values(proved_at=past))
    too_late = await client.request(*request_line, headers=clerk)
    await prove(clerk)
    done = await client.request(*request_line, headers=clerk)

    assert (refused.status_code, refused.json()["slug"]) == (403, "proof-needed")
    assert (too_late.status_code, too_late.json()["slug"]) == (403, "proof-needed")
    assert done.status_code in (201, 204)


async def test_without_the_app_the_password_is_enough_again(
    client: httpx2.AsyncClient, clerk: Headers, enrol: Enrol, prove: Prove, sign_in: SignIn
) -> None:
    await enrol(clerk)
    await prove(clerk)
    await client.delete("/second-factor/app", headers=clerk)

    opened = await sign_in("clerk")

    assert opened.status_code == 201
    shown = await client.get("/second-factor", headers=bearing(opened))
    assert shown.json() == {"app_since": None, "recovery_codes_left": 0, "passkeys": 0}


async def test_new_recovery_codes_make_the_former_worthless(
    client: httpx2.AsyncClient, clerk: Headers, enrol: Enrol, prove: Prove, sign_in: SignIn
) -> None:
    _, former = await enrol(clerk)
    await prove(clerk)
    renewed = await client.post("/second-factor/recovery-codes", headers=clerk)
    challenge = (await sign_in("clerk")).json()["challenge"]

    answers = [
        await client.post("/sessions/second-step", json={"challenge": challenge, "code": code})
        for code in (former[0], renewed.json()["recovery_codes"][0])
    ]

    assert [answer.status_code for answer in answers] == [401, 201]


async def test_a_code_proves_too_and_wrong_proofs_count_like_wrong_passwords(
    client: httpx2.AsyncClient, clerk: Headers, enrol: Enrol, sign_in: SignIn
) -> None:
    secret, _ = await enrol(clerk)

    async def proved(**proof: str) -> int:
        answer = await client.post("/sessions/current/proof", json=proof, headers=clerk)
        return answer.status_code

    assert await proved(code=shown_by(secret)) == 204
    assert await proved(code=shown_by(secret)) == 403
    assert [await proved(password="not the password") for _ in range(3)] == [403] * 3
    assert await proved(code=shown_by(secret, steps=1)) == 429
    assert (await sign_in("clerk")).status_code == 429


async def test_a_repeated_request_shows_the_same_secret_kept_sealed(
    client: httpx2.AsyncClient, clerk: Headers, database: Database[IdentityStore]
) -> None:
    headers = {**clerk, "Idempotency-Key": "once"}
    first = await client.post("/second-factor/app", headers=headers)
    again = await client.post("/second-factor/app", headers=headers)

    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    async with database.reading() as connection:
        kept = await connection.all(select(IDEMPOTENCY_KEYS.c.body))
    assert first.json()["secret"].encode() not in b"".join(row.body for row in kept)


async def test_the_ledger_tells_of_enrolment_and_removal_and_holds_no_secret(
    client: httpx2.AsyncClient,
    clerk: Headers,
    enrol: Enrol,
    prove: Prove,
    database: Database[IdentityStore],
    world: Any,
) -> None:
    secret, _ = await enrol(clerk)
    await prove(clerk)
    await client.delete("/second-factor/app", headers=clerk)

    async with database.reading() as connection:
        rows = await connection.all(
            select(LEDGER).where(LEDGER.c.what.like("second_factor%")).order_by(LEDGER.c.id)
        )

    enrolled, removed = rows
    assert {row.actor_account_id for row in rows} == {world.school_clerk.account_id}
    assert enrolled.facts["after"]["app_secret"] == "•••"
    assert removed.facts["after"]["app_secret"] is None
    assert secret not in str([dict(row.items()) for row in rows])
