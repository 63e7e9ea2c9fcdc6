"""Devices that lie, copies of passkeys, and answers that come twice or late open nothing."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from chassis.store import Database
from identity.store.store import IdentityStore
from identity.store.tables.factors import challenges, passkeys

from .authenticator import PRESENT, Device
from .conftest import ByPasskey, Headers, Register, bearing, refused

SignIn = Callable[..., Awaitable[httpx2.Response]]
Prove = Callable[[Headers], Awaitable[None]]


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://practica.example.evil"},
        {"domain": "evil.example"},
        {"flags": PRESENT},
        {"credential_id": b"a credential that nobody knows"},
        {"user_handle": bytes(16)},
        {"key": Device().key},
    ],
    ids=["origin", "domain", "unverified user", "foreign credential", "other account", "other key"],
)
async def test_a_lie_opens_nothing(
    device: Device, by_passkey: ByPasskey, lie: dict[str, Any]
) -> None:
    for name, value in lie.items():
        setattr(device, name, value)

    assert refused(await by_passkey(device))


@pytest.mark.parametrize(
    "lie",
    [{"origin": "https://evil.example"}, {"domain": "evil.example"}, {"flags": PRESENT}],
    ids=["origin", "domain", "unverified user"],
)
async def test_a_lie_registers_nothing(
    client: httpx2.AsyncClient, clerk: Headers, register: Register, lie: dict[str, Any]
) -> None:
    answer = await register(Device(**lie), clerk)

    assert (answer.status_code, answer.json()["slug"]) == (422, "passkey-not-accepted")
    assert (await client.get("/passkeys", headers=clerk)).json() == []


async def test_a_challenge_is_answered_once_even_wrongly(
    client: httpx2.AsyncClient, device: Device
) -> None:
    asked = (await client.post("/sessions/passkey-challenges")).json()["public_key"]
    device.origin, right = "https://evil.example", device.origin
    wrong = await client.post("/sessions/passkey", json={"credential": device.prove(asked)})
    device.origin = right

    again = await client.post("/sessions/passkey", json={"credential": device.prove(asked)})

    assert refused(wrong)
    assert refused(again)


async def test_a_proof_that_was_overheard_opens_no_second_session(
    client: httpx2.AsyncClient, device: Device
) -> None:
    device.counts = False
    asked = (await client.post("/sessions/passkey-challenges")).json()["public_key"]
    proof = {"credential": device.prove(asked)}

    first = await client.post("/sessions/passkey", json=proof)

    assert first.status_code == 201
    assert refused(await client.post("/sessions/passkey", json=proof))


async def test_a_challenge_expires(
    client: httpx2.AsyncClient, device: Device, database: Database[IdentityStore]
) -> None:
    asked = (await client.post("/sessions/passkey-challenges")).json()["public_key"]
    async with database.reading() as connection:
        past = datetime.now(UTC) - timedelta(minutes=5)
        await connection.execute(update(challenges).values(created_at=past))

    assert refused(await client.post("/sessions/passkey", json={"credential": device.prove(asked)}))


async def test_a_challenge_for_a_new_passkey_signs_nobody_in(
    client: httpx2.AsyncClient, clerk: Headers, device: Device
) -> None:
    asked = (await client.post("/passkeys/challenges", headers=clerk)).json()["public_key"]
    proof = device.prove({**asked, "rpId": asked["rp"]["id"]})

    assert refused(await client.post("/sessions/passkey", json={"credential": proof}))


async def test_a_challenge_of_one_account_registers_nothing_for_another(
    client: httpx2.AsyncClient, clerk: Headers, sign_in: SignIn
) -> None:
    asked = (await client.post("/passkeys/challenges", headers=clerk)).json()["public_key"]
    chief = bearing(await sign_in("chief"))
    body = {"name": "x", "credential": Device().make(asked)}

    answer = await client.post("/passkeys", json=body, headers=chief)

    assert (answer.status_code, answer.json()["slug"]) == (422, "passkey-not-accepted")


async def test_a_passkey_is_registered_once(
    client: httpx2.AsyncClient, device: Device, register: Register, sign_in: SignIn
) -> None:
    again = await register(device, bearing(await sign_in("chief")))

    assert (again.status_code, again.json()["slug"]) == (409, "passkey-known")


async def test_a_counter_that_does_not_go_on_suspends_the_passkey(
    client: httpx2.AsyncClient,
    clerk: Headers,
    device: Device,
    by_passkey: ByPasskey,
    database: Database[IdentityStore],
    sign_in: SignIn,
) -> None:
    await by_passkey(device)
    copy_of = Device(
        credential_id=device.credential_id, key=device.key, user_handle=device.user_handle
    )

    cloned = await by_passkey(copy_of)
    original = await by_passkey(device)

    assert refused(cloned)
    assert refused(original)
    (shown,) = (await client.get("/passkeys", headers=clerk)).json()
    assert shown["suspended_at"] is not None
    assert (await sign_in("clerk")).json()["methods"] == ["recovery_code"]
    async with database.reading() as connection:
        assert await connection.scalar(select(passkeys.c.sign_count)) == 1


@pytest.mark.parametrize("credential", [{}, {"response": {}}, {"id": 3, "response": {"x": []}}])
async def test_an_answer_that_cannot_be_read_is_refused(
    client: httpx2.AsyncClient, credential: dict[str, Any]
) -> None:
    assert refused(await client.post("/sessions/passkey", json={"credential": credential}))
