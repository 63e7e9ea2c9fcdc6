"""A data key of one's own, and what remains readable without it."""

import secrets

import pytest

from chassis.data_keys import DataKeys
from chassis.ids import new_id
from chassis.sealing import CannotOpen

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
