"""The rotation of signing keys."""

from datetime import timedelta
from typing import Any

from identity.commands.keys.rotate_signing_keys import RotateSigningKeys, When, rotate_signing_keys
from identity.domain.keys.signing_key import REMEMBERED_FOR, SIGNS_FOR, KeyPair, SigningKey


class NumberedKeys:
    def __init__(self) -> None:
        self.made = 0

    def make(self) -> KeyPair:
        self.made += 1
        return KeyPair(kid=str(self.made), public_jwk={}, sealed_private_key="sealed")


async def rotated(store: Any, maker: NumberedKeys, when: When = When.DUE) -> SigningKey:
    return await rotate_signing_keys(RotateSigningKeys(when=when), store, maker)


async def test_a_new_installation_gets_a_key_and_the_one_after_it(store: Any) -> None:
    signing = await rotated(store, NumberedKeys())

    kids = {key.pair.kid: key.signs for key in store.signing_keys.by_id.values()}
    assert (signing.pair.kid, kids) == ("1", {"1": True, "2": False})


async def test_nothing_happens_before_thirty_days_are_over(store: Any) -> None:
    maker = NumberedKeys()
    await rotated(store, maker)
    store.now += SIGNS_FOR - timedelta(seconds=1)

    assert (await rotated(store, maker)).pair.kid == "1"
    assert maker.made == 2


async def test_the_key_that_was_published_takes_over_and_the_old_one_is_remembered(
    store: Any,
) -> None:
    maker = NumberedKeys()
    first = await rotated(store, maker)
    store.now += SIGNS_FOR

    second = await rotated(store, maker)

    assert (second.pair.kid, first.signs) == ("2", False)
    assert first.published_until == store.now + REMEMBERED_FOR
    assert [key.pair.kid for key in await store.signing_keys.in_use()] == ["2", "3"]


async def test_a_rotation_can_be_asked_for_at_any_time(store: Any) -> None:
    maker = NumberedKeys()
    await rotated(store, maker)

    assert (await rotated(store, maker, When.NOW)).pair.kid == "2"


async def test_compromised_keys_are_forgotten_at_once_with_the_next_one(store: Any) -> None:
    maker = NumberedKeys()
    first = await rotated(store, maker)

    signing = await rotated(store, maker, When.COMPROMISED)

    assert signing.pair.kid == "3"
    assert first.published_until == store.now
    assert [key.pair.kid for key in await store.signing_keys.in_use()] == ["3", "4"]
