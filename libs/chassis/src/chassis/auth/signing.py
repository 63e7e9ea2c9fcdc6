"""Signing access tokens; the identity service does it, and tests do."""

from datetime import datetime, timedelta

from joserfc import jwt
from joserfc.jwk import ECKey

from chassis.auth.claims import claims_of
from chassis.viewer import Viewer


def sign_access_token(
    viewer: Viewer,
    key: ECKey,
    *,
    now: datetime,
    lifetime: timedelta,
    issuer: str = "practica",
    audience: str = "practica",
) -> str:
    """An ES256 token whose header names the key, so that keys can be rotated."""
    key.ensure_kid()
    issued_at = int(now.timestamp())
    claims = claims_of(viewer) | {
        "iss": issuer,
        "aud": audience,
        "iat": issued_at,
        "exp": issued_at + int(lifetime.total_seconds()),
    }
    return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key, algorithms=["ES256"])
