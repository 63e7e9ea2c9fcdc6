"""The next key starts signing, the last one is remembered for an hour, a new one is prepared."""

from dataclasses import dataclass
from enum import Enum

from identity.commands.ports import KeyMaker, Store
from identity.domain.keys.signing_key import SigningKey


class When(Enum):
    """How urgent a rotation is."""

    DUE = "after thirty days, or where there is no key yet"
    NOW = "at once; tokens that were signed stay valid"
    COMPROMISED = "at once, with two new keys; tokens that were signed are refused"


@dataclass(frozen=True, kw_only=True)
class RotateSigningKeys:
    when: When = When.DUE


async def rotate_signing_keys(
    command: RotateSigningKeys, store: Store, key_maker: KeyMaker
) -> SigningKey:
    """Answers the key that signs from now on. Safe to repeat, and to run in several places."""
    keys = await store.signing_keys.in_use()
    signing = next((key for key in keys if key.signs), None)
    following = next((key for key in keys if key.signs_since is None), None)
    if command.when is When.DUE and signing is not None and not signing.is_due(store.now):
        return signing
    compromised = command.when is When.COMPROMISED
    if signing is not None:
        signing.retire(store.now, forget=compromised)
    if following is not None and compromised:
        following.retire(store.now, forget=True)
        following = None
    if following is None:
        following = _prepared(store, key_maker)
    following.start_signing(store.now)
    _prepared(store, key_maker)
    return following


def _prepared(store: Store, key_maker: KeyMaker) -> SigningKey:
    key = SigningKey.prepare(key_maker.make(), store.now)
    store.signing_keys.add(key)
    return key
