"""What an ID token proves, and only to whom, when and in answer to what it was meant (OpenID
Connect Core 1.0, sections 3.1.3.6 to 3.1.3.8)."""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeGuard

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from joserfc.util import json_b64decode

from identity.domain.accounts.secrets_handed_out import fingerprint_of
from identity.domain.single_sign_on.refusals import SignOnRefused

ALGORITHMS: Final = ("RS256", "PS256", "ES256")
"""Signatures with a private key: nothing unsigned, and nothing that a public key could make."""
_KEY_OF: Final[Mapping[str, type[RSAKey | ECKey]]] = {
    "RS256": RSAKey,
    "PS256": RSAKey,
    "ES256": ECKey,
}
_SKEW: Final = 60
_OLDEST: Final = timedelta(minutes=10)
_LONGEST: Final = 32_768
_LONGEST_SUBJECT: Final = 255

Keys = Sequence[RSAKey | ECKey]


@dataclass(frozen=True, kw_only=True)
class Expected:
    """`nonce` is a digest; the access token is None if the provider gave none."""

    issuer: str
    client_id: str
    nonce: bytes = field(repr=False)
    access_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Header:
    algorithm: str
    key_name: str | None


def header_of(token: str) -> Header:
    """Raises SignOnRefused for an algorithm that is not on the list, `none` among them."""
    if len(token) > _LONGEST:
        raise SignOnRefused("The ID token is too long")
    try:
        header = json_b64decode(token.partition(".")[0].encode())
        algorithm, kid = header["alg"], header.get("kid")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise SignOnRefused("The ID token has no readable header") from error
    if algorithm not in ALGORITHMS or not isinstance(kid, str | None):
        raise SignOnRefused(f"The ID token is signed with {algorithm!r}")
    return Header(algorithm, kid)


def key_for(header: Header, keys: Keys) -> RSAKey | ECKey | None:
    """The one of that name; without a name only if there is no other to choose."""
    fitting = [key for key in keys if isinstance(key, _KEY_OF[header.algorithm])]
    if header.key_name is not None:
        fitting = [key for key in fitting if key.kid == header.key_name]
    return fitting[0] if len(fitting) == 1 else None


def proven_by(
    token: str, key: RSAKey | ECKey, expected: Expected, *, now: datetime
) -> Mapping[str, Any]:
    """The claims. Raises SignOnRefused."""
    header = header_of(token)
    try:
        claims = jwt.decode(token, key, algorithms=[header.algorithm]).claims
    except (JoseError, ValueError) as error:
        raise SignOnRefused(f"The ID token was refused: {type(error).__name__}") from error
    wrong = [name for name, right in _checks(claims, expected, now) if not right]
    if wrong:
        raise SignOnRefused(f"The ID token has a wrong {wrong[0]}")
    return claims


def _checks(claims: Mapping[str, Any], expected: Expected, now: datetime) -> list[tuple[str, bool]]:
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else audience
    subject, nonce = claims.get("sub"), claims.get("nonce")
    return [
        ("iss", claims.get("iss") == expected.issuer),
        ("aud", isinstance(audiences, list) and expected.client_id in audiences),
        ("azp", _party_is_us(claims, audiences, expected.client_id)),
        ("sub", isinstance(subject, str) and 0 < len(subject) <= _LONGEST_SUBJECT),
        ("exp, iat or nbf", _in_time(claims, now.timestamp())),
        (
            "nonce",
            isinstance(nonce, str) and hmac.compare_digest(fingerprint_of(nonce), expected.nonce),
        ),
        ("at_hash", _is_of_access_token(claims.get("at_hash"), expected.access_token)),
    ]


def _party_is_us(claims: Mapping[str, Any], audiences: object, client_id: str) -> bool:
    """Among several audiences it has to be said, and once said it has to be us."""
    several = isinstance(audiences, list) and len(audiences) > 1
    return bool(claims.get("azp", None if several else client_id) == client_id)


def _in_time(claims: Mapping[str, Any], now: float) -> bool:
    expires, issued, begins = claims.get("exp"), claims.get("iat"), claims.get("nbf", 0)
    if not (_is_time(expires) and _is_time(issued) and _is_time(begins)):
        return False
    recent = now - _OLDEST.total_seconds() - _SKEW <= issued <= now + _SKEW
    return bool(recent and expires + _SKEW > now and begins <= now + _SKEW)


def _is_time(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_of_access_token(at_hash: object, access_token: str | None) -> bool:
    """It may be left out in the code flow; every algorithm of the list hashes with SHA-256."""
    if at_hash is None:
        return True
    if access_token is None or not isinstance(at_hash, str):
        return False
    half = hashlib.sha256(access_token.encode()).digest()[:16]
    right = base64.urlsafe_b64encode(half).rstrip(b"=").decode()
    return hmac.compare_digest(at_hash.encode(), right.encode())
