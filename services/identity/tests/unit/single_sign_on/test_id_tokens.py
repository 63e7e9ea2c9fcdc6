"""Tokens that prove nothing to us: each is right but for the one thing that its name says."""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc.jwk import RSAKey

from chassis.domain import NotReady
from identity.api.single_sign_on.discovery import REFETCH_AFTER, TRUST_FOR, Discovery
from identity.api.single_sign_on.id_tokens import Header
from identity.api.single_sign_on.relying_party import Departure, Return
from identity.commands.single_sign_on.complete_sign_on import CompleteSignOn
from identity.domain.single_sign_on.refusals import ProviderNotReached, SignOnRefused
from services.identity.tests.unit.single_sign_on.forging import (
    ACCESS_TOKEN,
    ISSUER,
    KEY,
    VERIFIED,
    Forger,
    a_provider,
    a_sign_on,
    assembled,
    at_hash,
    claims,
    signed,
)

BACK = Return(code="the code", issuer=None)


def now() -> int:
    return int(datetime.now(UTC).timestamp())


async def proven(forger: Forger, back: Return = BACK) -> CompleteSignOn:
    provider = a_provider()
    return await forger.party.proven(a_sign_on(provider), provider, back)


def unsigned() -> str:
    return assembled(claims(), {"alg": "none"}, lambda _: b"")


def with_public_key_as_secret() -> str:
    """The confusion of algorithms: everybody has the public key."""
    public = KEY.as_pem(private=False)
    return assembled(claims(), {"alg": "HS256"}, lambda head: hmac.digest(public, head, "sha256"))


def signed_by_hand(**header: Any) -> str:
    def sign(head: bytes) -> bytes:
        return KEY.get_op_key("sign").sign(head, padding.PKCS1v15(), hashes.SHA256())

    return assembled(claims(), {"alg": "RS256", **header}, sign)


def by_another_key_of_that_name() -> str:
    return signed(claims(), key=RSAKey.generate_key(2048, {"kid": "right"}))


FORGED = {
    "another nonce": lambda: signed(claims(nonce="another")),
    "no nonce": lambda: signed(claims(nonce=None)),
    "another audience": lambda: signed(claims(aud="another")),
    "no audience": lambda: signed(claims(aud=None)),
    "several audiences, none of them us": lambda: signed(claims(aud=["a", "b"])),
    "several audiences, and nobody's party": lambda: signed(claims(aud=["practica", "b"])),
    "several audiences, and another party": lambda: signed(claims(aud=["practica", "b"], azp="b")),
    "another party": lambda: signed(claims(azp="another")),
    "another issuer": lambda: signed(claims(iss="https://login.evil.example")),
    "an issuer with a slash more": lambda: signed(claims(iss=f"{ISSUER}/")),
    "no issuer": lambda: signed(claims(iss=None)),
    "expired": lambda: signed(claims(exp=now() - 61)),
    "no expiry": lambda: signed(claims(exp=None)),
    "an expiry that is no time": lambda: signed(claims(exp="tomorrow")),
    "issued in the future": lambda: signed(claims(iat=now() + 300)),
    "issued long ago": lambda: signed(claims(iat=now() - 3600)),
    "not valid yet": lambda: signed(claims(nbf=now() + 300)),
    "no subject": lambda: signed(claims(sub=None)),
    "an empty subject": lambda: signed(claims(sub="")),
    "a subject beyond measure": lambda: signed(claims(sub="x" * 256)),
    "another access token": lambda: signed(claims(at_hash=at_hash("another"))),
    "no signature": unsigned,
    "a public key as secret": with_public_key_as_secret,
    "another key of that name": by_another_key_of_that_name,
    "a key that the provider does not have": lambda: signed(claims(), kid="unheard-of"),
    "an algorithm that is not on the list": lambda: signed(claims(), alg="RS512"),
    "an extension that nobody knows": lambda: signed_by_hand(crit=["x"], x=1),
    "no token at all": lambda: "not.a.token",
    "an empty token": lambda: "",
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
async def test_a_forged_token_proves_nothing(forged: Any) -> None:
    with pytest.raises(SignOnRefused):
        await proven(Forger(forged()))


RIGHT: dict[str, Callable[[], dict[str, Any]]] = {
    "all of it": claims,
    "no hash of the access token": lambda: claims(at_hash=None),
    "a list of one audience": lambda: claims(aud=["practica"]),
    "several audiences, and us as party": lambda: claims(aud=["practica", "b"], azp="practica"),
    "a clock that is half a minute off": lambda: claims(exp=now() - 30),
    "valid from now on": lambda: claims(nbf=now()),
}


@pytest.mark.parametrize("said", RIGHT.values(), ids=RIGHT)
async def test_what_is_right_proves_who_it_is(said: Callable[[], dict[str, Any]]) -> None:
    known = await proven(Forger(signed(said())))

    assert (known.subject, known.issuer) == ("clerk-0001", ISSUER)
    assert known.verified_email == "clerk@cegep.example"


@pytest.mark.parametrize("algorithm", ["RS256", "PS256"])
async def test_signatures_of_the_list_are_taken(algorithm: str) -> None:
    assert await proven(Forger(signed(claims(), alg=algorithm)))


async def test_a_token_made_by_hand_is_taken_if_all_is_right() -> None:
    assert await proven(Forger(signed_by_hand()))


async def test_a_token_without_a_key_name_needs_a_single_key() -> None:
    unnamed = signed(claims(), kid=None)
    other = RSAKey.generate_key(2048, {"kid": "other", "use": "sig"})

    assert await proven(Forger(unnamed))
    with pytest.raises(SignOnRefused):
        await proven(Forger(unnamed, keys=[KEY, other]))


@pytest.mark.parametrize("verified", [False, None, "true", 1])
async def test_an_address_that_nobody_verified_is_none(verified: object) -> None:
    known = await proven(Forger(signed(claims(email_verified=verified))))

    assert known.verified_email is None


async def test_an_address_is_asked_for_where_the_token_has_none() -> None:
    token = signed(claims(email=None, email_verified=None))
    forger = Forger(token, userinfo={"sub": "clerk-0001", **VERIFIED})

    known = await proven(forger)

    assert known.verified_email == "clerk@cegep.example"
    assert forger.asked[-1] == (f"{ISSUER}/me", {"bearer": ACCESS_TOKEN})


async def test_what_is_told_of_somebody_else_is_not_taken() -> None:
    token = signed(claims(email=None, email_verified=None))

    with pytest.raises(SignOnRefused):
        await proven(Forger(token, userinfo={"sub": "somebody-else", **VERIFIED}))


@pytest.mark.parametrize("issuer", [None, f"{ISSUER}/", "https://login.evil.example"])
async def test_a_provider_that_names_itself_has_to_have_done_so(issuer: str | None) -> None:
    says = {"authorization_response_iss_parameter_supported": True}
    forger = Forger(signed(claims()), description=says)

    with pytest.raises(SignOnRefused):
        await proven(forger, Return(code="the code", issuer=issuer))
    assert not [url for url, _ in forger.asked if url.endswith("/token")]
    assert await proven(forger, Return(code="the code", issuer=ISSUER))


async def test_a_named_issuer_counts_even_if_it_was_not_announced() -> None:
    with pytest.raises(SignOnRefused):
        await proven(Forger(signed(claims())), Return(code="x", issuer="https://evil.example"))


async def test_the_code_goes_with_the_verifier_and_the_secret_to_this_provider() -> None:
    forger = Forger(signed(claims()))

    await proven(forger)

    url, form = next(asked for asked in forger.asked if "code" in asked[1])
    assert url == f"{ISSUER}/token"
    assert form["code_verifier"] == "the verifier"
    assert form["redirect_uri"] == "https://practica.example/sign-in/single-sign-on"
    assert form["basic"] == "practica:a%3Asecret%2Fwith+signs"
    assert "client_secret" not in form


async def test_the_secret_goes_into_the_form_where_the_provider_takes_no_other_way() -> None:
    described = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    forger = Forger(signed(claims()), description=described)

    await proven(forger)

    form = next(form for _, form in forger.asked if "code" in form)
    assert (form["client_secret"], form["basic"]) == ("a:secret/with signs", "")


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": f"{ISSUER}/"},
        {"issuer": "https://login.evil.example"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "http://login.cegep.example/auth"},
        {"token_endpoint": "http://login.cegep.example/token"},
        {"jwks_uri": None},
        {"userinfo_endpoint": "file:///etc/passwd"},
    ],
)
async def test_a_provider_that_describes_itself_badly_is_not_used(
    description: dict[str, Any],
) -> None:
    with pytest.raises(ProviderNotReached):
        await Forger("", description=description).party.address(a_provider(), Departure())


async def test_the_address_keeps_what_the_provider_wrote_into_it() -> None:
    address = await Forger("").party.address(a_provider(), Departure())

    assert address.startswith(f"{ISSUER}/auth?tenant=1&response_type=code&")


async def test_descriptions_and_keys_are_kept_for_a_while() -> None:
    at = 0.0
    forger = Forger("")
    discovery = Discovery(forger, clock=lambda: at)

    async def ask(kid: str) -> int:
        described = await discovery.of(ISSUER)
        await discovery.key(described, Header("RS256", kid))
        return len(forger.asked)

    assert [await ask("right"), await ask("right")] == [2, 2]
    assert await ask("unheard-of") == 2
    at = REFETCH_AFTER
    assert [await ask("unheard-of"), await ask("unheard-of")] == [3, 3]
    at = TRUST_FOR
    assert await ask("right") == 5


def test_a_provider_that_is_away_is_no_fault_of_the_person() -> None:
    assert issubclass(ProviderNotReached, NotReady)
