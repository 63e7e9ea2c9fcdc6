"""The two halves of signing in, with the comparison of the password between them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from identity.commands.sign_in.begin_sign_in import (
    BeginSignIn,
    FailSignIn,
    begin_sign_in,
    fail_sign_in,
)
from identity.commands.sign_in.complete_sign_in import CompleteSignIn, NoRole, complete_sign_in
from identity.commands.sign_in.opening import SignedIn
from identity.commands.sign_in.refresh_session import RefreshSession, refresh_session
from identity.domain.accounts.account import Account, AccountDisabled, Recorded
from identity.domain.sign_in.session import End
from identity.domain.sign_in.sign_in_attempts import SignInRefused
from identity.store.sign_in.password_hashes import PasswordHashes

HELENE = BeginSignIn(email="Helene.Cote@riviere.example")


def completing(account: Account, **changes: Any) -> CompleteSignIn:
    assert account.password_hash is not None
    values = {
        "name": account.sign_in_name,
        "account_id": account.id,
        "compared_hash": account.password_hash,
        **changes,
    }
    return CompleteSignIn(**values)


async def test_the_attempt_is_counted_before_the_password_is_looked_at(
    store: Any, account: Account
) -> None:
    begun = await begin_sign_in(HELENE, store)

    attempts = await store.sign_in_attempts.under(account.sign_in_name)
    assert (begun.account_id, begun.password_hash) == (account.id, "a hash")
    assert (attempts.under_way, attempts.account_id) == (1, account.id)
    await fail_sign_in(FailSignIn(name=begun.name), store)
    assert (attempts.under_way, attempts.failures) == (0, 1)


async def test_who_never_set_a_password_cannot_be_told_from_nobody(
    store: Any, account: Account
) -> None:
    account.password_hash = None

    begun = await begin_sign_in(HELENE, store)
    nobody = await begin_sign_in(BeginSignIn(email="nobody@riviere.example"), store)

    assert replace(begun, name=nobody.name) == nobody


async def test_a_password_that_was_changed_meanwhile_opens_nothing(
    store: Any, account: Account
) -> None:
    completion = completing(account)
    account.set_password("a new hash")

    with pytest.raises(SignInRefused):
        await complete_sign_in(completion, store)
    assert store.sessions.by_id == {}


async def test_a_dearer_hash_replaces_the_one_that_was_compared(
    store: Any, account: Account
) -> None:
    await complete_sign_in(completing(account, password_hash="a dearer hash"), store)

    assert account.password_hash == "a dearer hash"


async def test_the_first_sign_in_of_a_day_is_told_and_the_second_is_not(
    store: Any, account: Account
) -> None:
    for _ in range(2):
        await complete_sign_in(completing(account), store)
    today = account.take_events()
    store.now += timedelta(days=1)
    await complete_sign_in(completing(account), store)

    assert today == account.take_events() == [Recorded(account)]


async def test_a_disabled_account_opens_nothing(store: Any, account: Account) -> None:
    account.disable()

    with pytest.raises(AccountDisabled):
        await complete_sign_in(completing(account), store)


async def test_somebody_without_a_role_has_nowhere_to_go(store: Any, account: Account) -> None:
    store.role_assignments.by_id.clear()

    with pytest.raises(NoRole):
        await complete_sign_in(completing(account), store)


async def test_a_disabled_account_cannot_be_refreshed(store: Any, account: Account) -> None:
    signed_in = await complete_sign_in(completing(account), store)
    assert isinstance(signed_in, SignedIn)
    account.disable()

    refreshed = await refresh_session(RefreshSession(token=signed_in.secret.text), store)

    session = store.sessions.held(signed_in.viewer.session_id)
    assert (refreshed, session.ended_because) == (None, End.ACCESS_WITHDRAWN)


async def test_a_composed_and_a_decomposed_letter_are_the_same_password() -> None:
    hashes = PasswordHashes(memory_kib=64)
    kept = await hashes.hash("e\u0301te\u0301 a\u0300 la mer")

    assert await hashes.verify("\u00e9t\u00e9 \u00e0 la mer", kept) == (True, None)
    assert await hashes.verify("ete a la mer", kept) == (False, None)


async def test_a_hash_that_became_too_cheap_is_made_anew() -> None:
    kept = await PasswordHashes(memory_kib=64).hash("un cheval, une pile")

    right, better = await PasswordHashes(memory_kib=128).verify("un cheval, une pile", kept)

    assert right
    assert better is not None
    assert better.startswith("$argon2id$v=19$m=128,t=3,p=4$")


async def test_where_nothing_is_kept_a_hash_is_computed_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashes = PasswordHashes(memory_kib=64)
    compared: list[str] = []
    real = hashes._hash.verify_and_update

    def noted(password: str, kept: str) -> tuple[bool, str | None]:
        compared.append(kept)
        return real(password, kept)

    monkeypatch.setattr(hashes._hash, "verify_and_update", noted)

    assert await hashes.verify("the password of nobody at all", None) == (False, None)
    assert [kept[:10] for kept in compared] == ["$argon2id$"]
