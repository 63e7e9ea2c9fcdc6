"""A data key of one's own, and what remains readable without it."""

import secrets
from base64 import b64encode

import pytest

from chassis.data_keys import ID_BYTES, DataKeys
from chassis.ids import new_id
from chassis.sealing import CannotOpen, key_encryption_keys

SAID = b'{"first_name": "Marie"}'


def test_what_a_data_key_closed_it_opens_again_once_unwrapped() -> None:
    keys, owner = DataKeys(secrets.token_bytes(32)), new_id()
    key, wrapped = keys.make(owner)

    assert keys.unwrap(wrapped, owner).open(key.close(SAID)) == SAID


def test_the_sealed_form_tells_nothing_and_is_never_the_same() -> None:
    key, wrapped = DataKeys(secrets.token_bytes(32)).make(new_id())

    assert key.close(SAID) != key.close(SAID)
    assert b"Marie" not in key.close(SAID) + wrapped


def test_nobody_elses_key_opens_it() -> None:
    keys, owner, other = DataKeys(secrets.token_bytes(32)), new_id(), new_id()
    key, wrapped = keys.make(owner)
    others_key, _ = keys.make(other)
    sealed = key.close(SAID)

    with pytest.raises(CannotOpen):
        others_key.open(sealed)
    with pytest.raises(CannotOpen):
        keys.unwrap(wrapped, other)
    with pytest.raises(CannotOpen):
        DataKeys(secrets.token_bytes(32)).unwrap(wrapped, owner)
    with pytest.raises(CannotOpen):
        key.open(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(CannotOpen):
        key.open(b"short")


def test_a_key_encryption_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKeys(b"short")


def test_the_first_key_wraps_and_the_others_still_open() -> None:
    old, new, owner = secrets.token_bytes(32), secrets.token_bytes(32), new_id()
    key, wrapped = DataKeys(old).make(owner)
    both = DataKeys(new, old)

    again = both.rewrap(wrapped, owner)

    assert both.unwrap(wrapped, owner).open(key.close(SAID)) == SAID
    assert DataKeys(new).unwrap(again, owner).open(key.close(SAID)) == SAID
    assert again.startswith(both.newest)
    for too_old, too_new in ((DataKeys(old), again), (DataKeys(new), wrapped)):
        with pytest.raises(CannotOpen):
            too_old.unwrap(too_new, owner)


def test_a_key_wrapped_before_there_were_ids_opens_with_whichever_key_it_was() -> None:
    old, new, owner = secrets.token_bytes(32), secrets.token_bytes(32), new_id()
    key, wrapped = DataKeys(old).make(owner)
    bare = wrapped[ID_BYTES:]

    assert DataKeys(new, old).unwrap(bare, owner).open(key.close(SAID)) == SAID
    with pytest.raises(CannotOpen):
        DataKeys(new).unwrap(bare, owner)


def test_several_keys_are_given_in_one_setting() -> None:
    keys = [secrets.token_bytes(32) for _ in range(3)]
    first, second, third = (b64encode(key).decode() for key in keys)

    assert key_encryption_keys(f"{first},{second}\n {third}\n") == tuple(keys)
    with pytest.raises(ValueError, match="32 bytes"):
        key_encryption_keys(f"{first} {b64encode(b'short').decode()}")
