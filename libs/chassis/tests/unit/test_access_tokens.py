"""Access tokens are read only if identity signed them, for us, and not too long ago."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from chassis.auth import (
    InlineKeys,
    Level,
    RealViewer,
    Role,
    TokenVerifier,
    Unauthenticated,
    Viewer,
    claims_of,
    sign_access_token,
    viewer_from,
)

KEY = ECKey.generate_key("P-256", {"kid": "first"})
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def a_viewer(**changes: Any) -> Viewer:
    ids = {
        name: uuid4()
        for name in ("account_id", "person_id", "role_assignment_id", "agency_id", "session_id")
    }
    return Viewer(**({"role": Role.SUPERVISOR, "level": Level.REGULAR} | ids | changes))


def jwks(*keys: ECKey) -> str:
    return json.dumps({"keys": [key.as_dict(private=False) for key in keys]})


class Clock:
    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def __call__(self) -> float:
        return self.now


def a_verifier(clock: Clock | None = None) -> TokenVerifier:
    return TokenVerifier(InlineKeys(jwks(KEY)), clock=clock or Clock())


def a_token(viewer: Viewer | None = None, **changes: Any) -> str:
    claims = claims_of(viewer or a_viewer()) | {
        "iss": "practica",
        "aud": "practica",
        "exp": int(NOW.timestamp()) + 600,
    }
    claims = {name: value for name, value in (claims | changes).items() if value is not ...}
    return jwt.encode({"alg": "ES256", "kid": "first"}, claims, KEY)


@pytest.mark.parametrize("scope", [None, frozenset[UUID](), frozenset({uuid4(), uuid4()})])
async def test_a_signed_viewer_comes_back_as_it_was(scope: frozenset[UUID] | None) -> None:
    viewer = a_viewer(program_ids=scope, site_ids=scope, edit_invoicing_status=True)
    token = sign_access_token(viewer, KEY, now=NOW, lifetime=timedelta(minutes=10))

    assert await a_verifier().verify(token) == viewer
    assert viewer_from(claims_of(viewer)) == viewer


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "somebody"},
        {"iss": ...},
        {"aud": "others"},
        {"aud": ...},
        {"exp": ...},
        {"exp": "tomorrow"},
        {"exp": float("nan")},
        {"nbf": int(NOW.timestamp()) + 60},
        {"role": "king"},
        {"program_ids": ...},
        {"agency_id": "everywhere"},
    ],
    ids=str,
)
async def test_a_token_with_wrong_claims_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(Unauthenticated):
        await a_verifier().verify(a_token(**changes))


async def test_an_unsigned_token_is_refused() -> None:
    header, claims, _ = a_token().split(".")
    nothing = jwt.encode({"alg": "ES256", "kid": "first"}, {}, KEY).split(".")[0]
    assert header == nothing
    unsigned = "eyJhbGciOiJub25lIiwia2lkIjoiZmlyc3QifQ"  # {"alg":"none","kid":"first"}

    for token in (f"{unsigned}.{claims}.", f"{header}.{claims}.", f"{header}.{claims}"):
        with pytest.raises(Unauthenticated):
            await a_verifier().verify(token)


async def test_a_token_signed_with_the_public_key_as_a_secret_is_refused() -> None:
    secret = OctKey.import_key(json.dumps(KEY.as_dict(private=False)))
    token = jwt.encode({"alg": "HS256", "kid": "first"}, {"exp": 2**40}, secret)

    with pytest.raises(Unauthenticated):
        await a_verifier().verify(token)


async def test_a_token_of_another_key_with_our_name_is_refused() -> None:
    forger = ECKey.generate_key("P-256", {"kid": "first"})
    token = sign_access_token(a_viewer(), forger, now=NOW, lifetime=timedelta(minutes=10))

    with pytest.raises(Unauthenticated):
        await a_verifier().verify(token)


@pytest.mark.parametrize(
    "token",
    ["", ".", "..", "a.b.c", "é.é.é", "W10.e30.x", "x" * 20_000, "W1tb" * 4_000 + ".e30.x"],
    ids=lambda token: token[:10],
)
async def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(Unauthenticated):
        await a_verifier().verify(token)


async def test_an_expired_token_is_refused_even_if_it_is_remembered() -> None:
    clock = Clock()
    verifier = a_verifier(clock)
    token = a_token()
    await verifier.verify(token)

    clock.now += 600 + 29
    assert await verifier.verify(token)
    clock.now += 2
    with pytest.raises(Unauthenticated) as refused:
        await verifier.verify(token)
    assert refused.value.facts == {"expired": True}


async def test_a_remembered_token_costs_microseconds() -> None:
    class CountedKeys(InlineKeys):
        asked = 0

        async def key(self, kid: str) -> ECKey | None:
            self.asked += 1
            return await super().key(kid)

    keys = CountedKeys(jwks(KEY))
    verifier = TokenVerifier(keys, clock=time.time)
    token = sign_access_token(
        a_viewer(), KEY, now=datetime.now(UTC), lifetime=timedelta(minutes=10)
    )
    for _ in range(100):
        await verifier.verify(token)

    assert keys.asked == 1


def a_real_viewer() -> RealViewer:
    names = ("account_id", "person_id", "role_assignment_id", "agency_id", "view_id")
    return RealViewer(role=Role.ADMINISTRATOR, **{name: uuid4() for name in names})


async def test_who_views_as_somebody_else_is_named_in_the_token() -> None:
    viewer = a_viewer(real_viewer=a_real_viewer())

    assert claims_of(viewer)["act"]["sub"] == str(
        viewer.real_viewer and viewer.real_viewer.account_id
    )
    assert await a_verifier().verify(a_token(viewer)) == viewer


@pytest.mark.parametrize("act", [None, {}, "somebody", {"sub": str(uuid4())}])
async def test_an_act_that_cannot_be_read_never_means_that_nobody_else_looks(act: Any) -> None:
    with pytest.raises(Unauthenticated):
        await a_verifier().verify(a_token(act=act))
