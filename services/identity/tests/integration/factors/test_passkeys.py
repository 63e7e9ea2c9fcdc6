"""Passkeys: registered with a name, and proved by a device in place of a password."""

from collections.abc import Awaitable, Callable

import httpx2

from .authenticator import Device
from .conftest import ByPasskey, Headers, Register, bearing, refused

SignIn = Callable[..., Awaitable[httpx2.Response]]
Prove = Callable[[Headers], Awaitable[None]]


async def test_a_passkey_signs_in_without_name_password_or_code(
    client: httpx2.AsyncClient, device: Device, by_passkey: ByPasskey
) -> None:
    opened = await by_passkey(device)

    assert opened.status_code == 201, opened.text
    current = await client.get("/sessions/current", headers=bearing(opened))
    assert current.json()["first_name"] == "Clerk"


async def test_the_browser_is_asked_for_a_verified_user_and_a_discoverable_key(
    client: httpx2.AsyncClient, clerk: Headers, device: Device
) -> None:
    new = (await client.post("/passkeys/challenges", headers=clerk)).json()["public_key"]
    known = (await client.post("/sessions/passkey-challenges")).json()["public_key"]

    assert new["authenticatorSelection"]["residentKey"] == "required"
    assert new["authenticatorSelection"]["userVerification"] == "required"
    assert (new["rp"]["id"], len(new["excludeCredentials"])) == ("localhost", 1)
    assert known["userVerification"] == "required"
    assert known["allowCredentials"] == []


async def test_an_account_has_several_with_names(
    client: httpx2.AsyncClient,
    clerk: Headers,
    device: Device,
    register: Register,
    prove: Prove,
    by_passkey: ByPasskey,
) -> None:
    other = Device()
    second = await register(other, clerk, "Key")
    path = f"/passkeys/{second.json()['id']}"
    renamed = await client.patch(path, json={"name": "Old key"}, headers=clerk)
    listed = await client.get("/passkeys", headers=clerk)
    unproved = await client.delete(path, headers=clerk)
    await prove(clerk)
    removed = await client.delete(path, headers=clerk)

    assert second.json()["recovery_codes"] == []
    assert renamed.json()["name"] == "Old key"
    assert [one["name"] for one in listed.json()] == ["Phone", "Old key"]
    assert (unproved.status_code, unproved.json()["slug"]) == (403, "proof-needed")
    assert removed.status_code == 204
    assert refused(await by_passkey(other))
    assert (await by_passkey(device)).status_code == 201


async def test_with_a_passkey_the_password_alone_is_not_enough_but_recovery_codes_help(
    client: httpx2.AsyncClient, clerk: Headers, register: Register, sign_in: SignIn
) -> None:
    codes = (await register(Device(), clerk)).json()["recovery_codes"]

    asked = await sign_in("clerk")
    opened = await client.post(
        "/sessions/second-step", json={"challenge": asked.json()["challenge"], "code": codes[0]}
    )

    assert (asked.status_code, asked.json()["methods"]) == (202, ["passkey", "recovery_code"])
    assert opened.status_code == 201


async def test_somebody_elses_passkey_is_not_found(
    client: httpx2.AsyncClient, clerk: Headers, device: Device, sign_in: SignIn
) -> None:
    (own,) = (await client.get("/passkeys", headers=clerk)).json()
    chief = bearing(await sign_in("chief"))

    answer = await client.patch(f"/passkeys/{own['id']}", json={"name": "x"}, headers=chief)

    assert answer.status_code == 404
    assert (await client.get("/passkeys", headers=chief)).json() == []


async def test_a_device_that_does_not_count_may_be_used_again(
    device: Device, by_passkey: ByPasskey
) -> None:
    device.counts = False

    assert [(await by_passkey(device)).status_code for _ in range(2)] == [201, 201]


async def test_a_passkey_proves_again_who_is_signed_in_and_nobody_else(
    client: httpx2.AsyncClient, clerk: Headers, device: Device, sign_in: SignIn
) -> None:
    chief = bearing(await sign_in("chief"))
    statuses = []
    for headers in (clerk, chief):
        asked = (await client.post("/sessions/passkey-challenges")).json()["public_key"]
        proof = {"credential": device.prove(asked)}
        answer = await client.post("/sessions/current/proof", json=proof, headers=headers)
        statuses.append(answer.status_code)

    assert statuses == [204, 403]
