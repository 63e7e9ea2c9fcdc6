"""How long an answer takes tells nobody whether an account exists: counted in hashes, which cost a
thousand times more than all else, and never by the clock of a busy machine."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from chassis.store import Database
from identity.store.store import IdentityStore

SignIn = Callable[..., Awaitable[httpx2.Response]]
WRONG = "not the password at all"


@pytest.fixture
def costs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What each hash of the test cost: its kind and parameters, without salt and result."""
    noted: list[str] = []
    verify, make = Argon2Hasher.verify, Argon2Hasher.hash

    def verified(self: Argon2Hasher, password: Any, kept: Any) -> bool:
        noted.append(str(kept).rsplit("$", 2)[0])
        return verify(self, password, kept)

    def made(self: Argon2Hasher, password: Any, **more: Any) -> str:
        noted.append("made")
        return make(self, password, **more)

    monkeypatch.setattr(Argon2Hasher, "verify", verified)
    monkeypatch.setattr(Argon2Hasher, "hash", made)
    return noted


async def disabled(database: Database[IdentityStore], world: Any) -> None:
    async with database.transaction() as store:
        (await store.accounts.to_sign_in(world.school_clerk.account_id)).disable()


async def without_password(database: Database[IdentityStore], world: Any) -> None:
    async with database.transaction() as store:
        account = await store.accounts.to_sign_in(world.school_clerk.account_id)
        account.password_hash = None
        account.disable()  # else nothing of it would be written


async def as_it_is(database: Database[IdentityStore], world: Any) -> None:
    """Somebody with a password who may sign in."""


@pytest.mark.parametrize("made", [as_it_is, disabled, without_password])
async def test_a_wrong_password_costs_what_an_unknown_name_costs(
    sign_in: SignIn,
    database: Database[IdentityStore],
    world: Any,
    costs: list[str],
    made: Callable[[Database[IdentityStore], Any], Awaitable[None]],
) -> None:
    await made(database, world)
    costs.clear()

    known = await sign_in("clerk", WRONG)
    of_known = costs.copy()
    costs.clear()
    unknown = await sign_in("nobody", WRONG)

    assert known.json()["slug"] == unknown.json()["slug"] == "sign-in-refused"
    assert costs == of_known == ["$argon2id$v=19$m=64,t=3,p=4"]


async def test_a_locked_name_costs_nothing_whether_anybody_has_it_or_not(
    sign_in: SignIn, world: Any, costs: list[str]
) -> None:
    for name in ("clerk", "nobody"):
        for _ in range(4):
            await sign_in(name, WRONG)
    costs.clear()

    for name in ("clerk", "nobody"):
        assert (await sign_in(name, WRONG)).json()["slug"] == "sign-in-locked"
        assert costs == []


@pytest.mark.parametrize("made", [as_it_is, disabled])
async def test_a_forgotten_password_costs_nothing_whether_anybody_has_the_name_or_not(
    client: httpx2.AsyncClient,
    database: Database[IdentityStore],
    world: Any,
    costs: list[str],
    monkeypatch: pytest.MonkeyPatch,
    made: Callable[[Database[IdentityStore], Any], Awaitable[None]],
) -> None:
    """Nor is the name even looked up before the answer has gone."""
    await made(database, world)
    costs.clear()

    async def looked_up(*_: Any) -> None:
        raise AssertionError("the time of looking up would tell")

    monkeypatch.setattr("identity.store.accounts.accounts.StoredAccounts.named", looked_up)
    for name in ("clerk", "nobody"):
        asked = await client.post("/password-resets", json={"email": f"{name}@practica.example"})
        assert asked.status_code == 202
    assert costs == []
