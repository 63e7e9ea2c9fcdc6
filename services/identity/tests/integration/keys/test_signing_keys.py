"""The keys that sign access tokens, their rotation, and what the other services see of them."""

import base64
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr
from sqlalchemy import select, update

from chassis.auth import InlineKeys, TokenVerifier, Unauthenticated
from chassis.sealing import NoKeyEncryptionKey
from chassis.store import Database
from identity.app import create_app
from identity.commands.keys.rotate_signing_keys import When
from identity.settings import Settings
from identity.store.keys.sealing import CannotOpen, SealedKeys
from identity.store.store import IdentityStore
from identity.store.tables.keys import signing_keys
from identity.worker import rotate
from testkit import client_for

SignIn = Callable[..., Awaitable[httpx2.Response]]


@pytest.fixture
def sealed(settings: Settings) -> SealedKeys:
    return SealedKeys(settings.sealing_key())


async def verified_by(client: httpx2.AsyncClient, token: str) -> Any:
    """As another service does it: with nothing but the published keys."""
    keys = await client.get("/.well-known/jwks.json")
    return await TokenVerifier(InlineKeys(keys.text)).verify(token)


async def test_the_published_keys_verify_a_token(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    token = (await sign_in("clerk")).json()["access_token"]

    viewer = await verified_by(client, token)

    assert (viewer.person_id, viewer.agency_id) == (world.school_clerk.person_id, world.school_id)


async def test_this_key_and_the_next_are_published_without_their_private_halves(
    client: httpx2.AsyncClient,
) -> None:
    answer = await client.get("/.well-known/jwks.json")

    keys = answer.json()["keys"]
    assert len({key["kid"] for key in keys}) == 2
    assert {key["alg"] for key in keys} == {"ES256"}
    assert not any("d" in key for key in keys)
    assert "max-age=300" in answer.headers["cache-control"]


async def test_a_rotation_signs_nobody_out(
    settings: Settings,
    client: httpx2.AsyncClient,
    sign_in: SignIn,
    database: Database[IdentityStore],
    sealed: SealedKeys,
    world: Any,
) -> None:
    before = (await client.get("/.well-known/jwks.json")).json()["keys"]
    opened = (await sign_in("clerk")).json()

    signing = await rotate(database, sealed)

    async with client_for(create_app(settings)) as restarted:
        refreshed = await restarted.post(
            "/sessions/refresh", json={"refresh_token": opened["refresh_token"]}
        )
        new = refreshed.json()["access_token"]
        await verified_by(restarted, opened["access_token"])
        await verified_by(restarted, new)
        after = (await restarted.get("/.well-known/jwks.json")).json()["keys"]
    assert signing in {key["kid"] for key in before}
    assert signing == json.loads(base64.urlsafe_b64decode(new.split(".")[0] + "=="))["kid"]
    assert len(after) == 3
    await TokenVerifier(InlineKeys(json.dumps({"keys": before}))).verify(new)


async def test_a_key_that_retired_over_an_hour_ago_is_no_longer_trusted(
    settings: Settings,
    sign_in: SignIn,
    database: Database[IdentityStore],
    sealed: SealedKeys,
    world: Any,
) -> None:
    token = (await sign_in("clerk")).json()["access_token"]
    await rotate(database, sealed)
    async with database.reading() as connection:
        until = signing_keys.c.published_until
        await connection.execute(
            update(signing_keys).values(published_until=until - timedelta(hours=1))
        )

    async with client_for(create_app(settings)) as restarted:
        with pytest.raises(Unauthenticated):
            await verified_by(restarted, token)


async def test_compromised_keys_are_trusted_no_longer_from_this_moment(
    settings: Settings,
    sign_in: SignIn,
    database: Database[IdentityStore],
    sealed: SealedKeys,
    world: Any,
) -> None:
    opened = (await sign_in("clerk")).json()
    await rotate(database, sealed, when=When.COMPROMISED)

    async with client_for(create_app(settings)) as restarted:
        bearing = {"Authorization": f"Bearer {opened['access_token']}"}
        current = await restarted.get("/sessions/current", headers=bearing)
        refreshed = await restarted.post(
            "/sessions/refresh", json={"refresh_token": opened["refresh_token"]}
        )
    assert (current.status_code, refreshed.status_code) == (401, 200)


@pytest.mark.parametrize(("when", "status"), [(When.NOW, 500), (When.COMPROMISED, 200)])
async def test_after_the_sealing_key_was_lost_only_new_keys_let_people_refresh(
    settings: Settings,
    sign_in: SignIn,
    database: Database[IdentityStore],
    world: Any,
    when: When,
    status: int,
) -> None:
    token = {"refresh_token": (await sign_in("clerk")).json()["refresh_token"]}
    other = base64.b64encode(b"another key-encryption key, 32 b").decode()
    lost = settings.model_copy(update={"key_encryption_key": SecretStr(other)})

    await rotate(database, SealedKeys(lost.sealing_key()), when=when)

    async with client_for(create_app(lost)) as restarted:
        refreshed = await restarted.post("/sessions/refresh", json=token)
    assert refreshed.status_code == status


async def test_private_keys_are_sealed_in_the_database(
    client: httpx2.AsyncClient, database: Database[IdentityStore], sealed: SealedKeys
) -> None:
    await client.get("/.well-known/jwks.json")
    async with database.transaction() as store:
        pairs = [key.pair for key in await store.signing_keys.in_use()]

    assert [sealed.open(pair).is_private for pair in pairs] == [True, True]
    with pytest.raises(CannotOpen):
        SealedKeys(b"another key-encryption key, 32 b").open(pairs[0])


async def test_two_processes_that_start_together_make_one_pair_of_keys(
    settings: Settings, database: Database[IdentityStore]
) -> None:
    async with client_for(create_app(settings)) as one, client_for(create_app(settings)) as two:
        answers = [await client.get("/.well-known/jwks.json") for client in (one, two)]

    async with database.reading() as connection:
        assert len(await connection.all(select(signing_keys.c.id))) == 2
    assert answers[0].json() == answers[1].json()


def test_production_does_not_make_up_a_key_encryption_key(settings: Settings) -> None:
    changed = {"environment": "production", "key_encryption_key": None}

    with pytest.raises(NoKeyEncryptionKey):
        settings.model_copy(update=changed).sealing_key()


def test_elsewhere_it_is_made_once_and_kept_for_its_user_alone(
    settings: Settings, tmp_path: Any
) -> None:
    file = tmp_path / "state" / "identity.key"
    embedded = settings.model_copy(
        update={"key_encryption_key": None, "key_encryption_key_file": file}
    )

    assert embedded.sealing_key() == embedded.sealing_key()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["identity.key"]
