"""Keys of the identity service are fetched once, and again when they rotate."""

import json
from collections.abc import Callable

import httpx2
import pytest
from joserfc.jwk import ECKey, RSAKey

from chassis.auth import FetchedKeys, KeysNotObtained


def jwks(*names: str) -> str:
    keys = [ECKey.generate_key("P-256", {"kid": name}).as_dict(private=False) for name in names]
    return json.dumps({"keys": keys})


class Identity:
    """Publishes keys, counts how often it was asked, and can be down."""

    def __init__(self, *names: str) -> None:
        self.body = jwks(*names)
        self.asked = 0
        self.status = 200

    def __call__(self, _: httpx2.Request) -> httpx2.Response:
        self.asked += 1
        return httpx2.Response(self.status, text=self.body)


def keys_of(identity: Identity, clock: Callable[[], float]) -> FetchedKeys:
    return FetchedKeys(
        "http://identity/keys", transport=httpx2.MockTransport(identity), clock=clock
    )


async def test_a_new_key_is_found_without_a_restart() -> None:
    now = 0.0
    identity = Identity("first")
    keys = keys_of(identity, lambda: now)
    assert await keys.key("first")
    assert await keys.key("second") is None

    identity.body = jwks("first", "second")
    now = 31
    assert await keys.key("second")
    assert identity.asked == 2


async def test_made_up_key_names_cause_one_request_in_thirty_seconds() -> None:
    now = 0.0
    identity = Identity("first")
    keys = keys_of(identity, lambda: now)
    for name in ("a", "b", "c"):
        await keys.key(name)
    now = 29
    await keys.key("d")
    assert identity.asked == 1


async def test_known_keys_stay_valid_while_identity_is_down_and_die_once_withdrawn() -> None:
    now = 0.0
    identity = Identity("first")
    keys = keys_of(identity, lambda: now)
    await keys.key("first")

    identity.status = 503
    now = 700
    assert await keys.key("first")
    assert identity.asked == 2

    identity.status, identity.body = 200, jwks("second")
    now = 1400
    assert await keys.key("first") is None


async def test_a_service_that_started_before_identity_need_not_wait_long() -> None:
    now = 0.0
    identity = Identity("first")
    identity.status = 503
    keys = keys_of(identity, lambda: now)
    for name in ("first", "made up", "first"):
        with pytest.raises(KeysNotObtained) as refused:
            await keys.key(name)
        assert refused.value.facts == {"retry_after_seconds": 1}
    assert identity.asked == 1

    identity.status = 200
    now = 1
    assert await keys.key("first")
    now = 30
    assert await keys.key("made up") is None
    assert identity.asked == 2


async def test_a_broken_answer_gives_no_keys() -> None:
    for body in ("<html>", "[]", "{}", '{"keys": [{"kty": "EC", "crv": "P-256", "kid": "x"}]}'):
        identity = Identity()
        identity.body = body
        with pytest.raises(KeysNotObtained):
            await keys_of(identity, lambda: 0.0).key("x")


async def test_keys_of_another_kind_are_left_out() -> None:
    identity = Identity("ours")
    published = json.loads(identity.body)
    published["keys"].insert(0, RSAKey.generate_key(2048, {"kid": "rsa"}).as_dict(private=False))
    identity.body = json.dumps(published)
    keys = keys_of(identity, lambda: 0.0)

    assert await keys.key("rsa") is None
    assert await keys.key("ours")
