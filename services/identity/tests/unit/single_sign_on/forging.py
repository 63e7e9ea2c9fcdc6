"""An identity provider in memory that says whatever a test wants it to."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from chassis.ids import new_id
from chassis.sealing import Seal
from identity.api.single_sign_on.outside import Outside
from identity.api.single_sign_on.relying_party import RelyingParty
from identity.domain.accounts.secrets_handed_out import fingerprint_of
from identity.domain.single_sign_on.identity_provider import IdentityProvider, ProviderFacts
from identity.domain.single_sign_on.sign_on import SignOn
from testkit import a_viewer

ISSUER = "https://login.cegep.example"
NONCE, ACCESS_TOKEN = "the nonce of this sign-on", "an access token"
KEY = RSAKey.generate_key(2048, {"kid": "right", "use": "sig"})
SEAL = Seal(bytes(range(32)))
VERIFIED = {"email": "clerk@cegep.example", "email_verified": True}


def at_hash(token: str) -> str:
    half = hashlib.sha256(token.encode()).digest()[:16]
    return base64.urlsafe_b64encode(half).rstrip(b"=").decode()


def claims(**changes: Any) -> dict[str, Any]:
    """Right ones; a change to None leaves a claim out."""
    now = int(datetime.now(UTC).timestamp())
    right: dict[str, Any] = {
        "iss": ISSUER,
        "aud": "practica",
        "sub": "clerk-0001",
        "iat": now,
        "exp": now + 300,
        "nonce": NONCE,
        "at_hash": at_hash(ACCESS_TOKEN),
        **VERIFIED,
    }
    return {name: value for name, value in (right | changes).items() if value is not None}


def signed(said: Mapping[str, Any], *, key: RSAKey = KEY, **header: Any) -> str:
    algorithm = header.setdefault("alg", "RS256")
    header.setdefault("kid", "right")
    header = {name: value for name, value in header.items() if value is not None}
    return jwt.encode(header, dict(said), key, algorithms=[algorithm])


def assembled(
    said: Mapping[str, Any], header: Mapping[str, Any], sign: Callable[[bytes], bytes]
) -> str:
    """By hand, where the library refuses to make such a thing."""

    def written(part: bytes) -> bytes:
        return base64.urlsafe_b64encode(part).rstrip(b"=")

    parts = (json.dumps({"kid": "right", **header}), json.dumps(dict(said)))
    head = b".".join(written(part.encode()) for part in parts)
    return (head + b"." + written(sign(head))).decode()


@dataclass
class Forger(Outside):
    """`asked` are the addresses that were called, with the forms that were posted."""

    id_token: str
    description: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    keys: list[RSAKey] = field(default_factory=lambda: [KEY])
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    allow_http: bool = False

    async def get(self, url: str, *, bearer: str | None = None) -> Mapping[str, Any]:
        self.asked.append((url, {"bearer": bearer or ""}))
        answers: dict[str, Any] = {
            f"{ISSUER}/.well-known/openid-configuration": {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/auth?tenant=1",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/jwks",
                "userinfo_endpoint": f"{ISSUER}/me",
                **self.description,
            },
            f"{ISSUER}/jwks": {"keys": [key.as_dict(private=False) for key in self.keys]},
            f"{ISSUER}/me": self.userinfo,
        }
        answer: Mapping[str, Any] = answers[url]
        return answer

    async def post(
        self, url: str, form: Mapping[str, str], *, basic: tuple[str, str] | None = None
    ) -> Mapping[str, Any]:
        self.asked.append((url, dict(form) | {"basic": ":".join(basic or ())}))
        return {"id_token": self.id_token, "access_token": ACCESS_TOKEN}

    @property
    def party(self) -> RelyingParty:
        return RelyingParty(public_url="https://practica.example/", seal=SEAL, outside=self)


def a_provider(**changes: Any) -> IdentityProvider:
    viewer = a_viewer()
    facts: dict[str, Any] = {
        "name": "Compte",
        "issuer": ISSUER,
        "client_id": "practica",
        "email_domains": frozenset({"cegep.example"}),
    }
    return IdentityProvider.register(
        ProviderFacts(**facts | changes),
        viewer=viewer,
        agency_id=viewer.agency_id,
        sealed_secret=SEAL.close(b"a:secret/with signs"),
        now=datetime.now(UTC),
    )


def a_sign_on(provider: IdentityProvider) -> SignOn:
    return SignOn(
        id=new_id(),
        provider_id=provider.id,
        agency_id=provider.agency_id,
        issuer=ISSUER,
        state=fingerprint_of("state"),
        browser=fingerprint_of("browser"),
        nonce=fingerprint_of(NONCE),
        sealed_verifier=SEAL.close(b"the verifier"),
        begun_at=datetime.now(UTC),
    )
