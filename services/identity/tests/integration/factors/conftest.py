"""People who sign in, and the apps on their phones."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pyotp
import pytest
from sqlalchemy import update

from chassis.store import Database
from identity.domain.factors.time_codes import STEP
from identity.store.store import IdentityStore
from identity.store.tables.factors import second_factors

from .authenticator import Device

SOON = 1.5
Headers = dict[str, str]
Register = Callable[..., Awaitable[httpx2.Response]]
ByPasskey = Callable[[Device], Awaitable[httpx2.Response]]


def bearing(answer: httpx2.Response) -> Headers:
    token = answer.json()["access_token"]
    return {"Authorization": f"Bearer {token}", "Accept-Language": "en"}


def shown_by(secret: str, *, steps: int = 0) -> str:
    """What the app shows now, or showed or will show so many steps away; never in the last second
    of a step, so that the answer comes in the same one."""
    left = STEP - time.time() % STEP
    if left < SOON:
        time.sleep(left)
    return pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=30 * steps))


@pytest.fixture
async def clerk(sign_in: Callable[..., Awaitable[httpx2.Response]], world: Any) -> Headers:
    return bearing(await sign_in("clerk"))


@pytest.fixture
def enrol(client: httpx2.AsyncClient) -> Callable[[Headers], Awaitable[tuple[str, list[str]]]]:
    """Enrols an app; answers its secret and the recovery codes."""

    async def enrolled(headers: Headers) -> tuple[str, list[str]]:
        begun = await client.post("/second-factor/app", headers=headers)
        assert begun.status_code == 201, begun.text
        secret = begun.json()["secret"]
        confirmed = await client.post(
            "/second-factor/app/confirm",
            json={"code": shown_by(secret, steps=-1)},
            headers=headers,
        )
        assert confirmed.status_code == 200, confirmed.text
        return secret, confirmed.json()["recovery_codes"]

    return enrolled


@pytest.fixture
def let_steps_pass(database: Database[IdentityStore]) -> Callable[[], Awaitable[None]]:
    """As if no code had been used lately."""

    async def passed() -> None:
        async with database.reading() as connection:
            await connection.execute(update(second_factors).values(last_step=0))

    return passed


@pytest.fixture
def prove(client: httpx2.AsyncClient, password: str) -> Callable[[Headers], Awaitable[None]]:
    async def proved(headers: Headers) -> None:
        body = {"password": password}
        answer = await client.post("/sessions/current/proof", json=body, headers=headers)
        assert answer.status_code == 204, answer.text

    return proved


@pytest.fixture
def register(client: httpx2.AsyncClient) -> Register:
    async def registered(device: Device, headers: Headers, name: str = "Phone") -> httpx2.Response:
        asked = await client.post("/passkeys/challenges", headers=headers)
        assert asked.status_code == 201, asked.text
        made = device.make(asked.json()["public_key"])
        return await client.post(
            "/passkeys", json={"name": name, "credential": made}, headers=headers
        )

    return registered


@pytest.fixture
def by_passkey(client: httpx2.AsyncClient) -> ByPasskey:
    async def opened(device: Device) -> httpx2.Response:
        asked = await client.post("/sessions/passkey-challenges")
        proof = device.prove(asked.json()["public_key"])
        return await client.post("/sessions/passkey", json={"credential": proof})

    return opened


@pytest.fixture
async def device(clerk: Headers, register: Register) -> Device:
    device = Device()
    registered = await register(device, clerk)
    assert registered.status_code == 201, registered.text
    return device


def refused(answer: httpx2.Response) -> bool:
    return (answer.status_code, answer.json()["slug"]) == (401, "passkey-refused")
