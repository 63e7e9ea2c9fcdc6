"""Codes of six digits that an authenticator app and we compute from one secret and the time."""

import hmac
from datetime import datetime
from typing import Final

import pyotp

STEP: Final = 30
DRIFT: Final = 1
"""Steps that the clock of a phone may be fast or slow."""
ISSUER: Final = "Practica"


def fresh_secret() -> str:
    """160 random bits in base32, which people can type where they cannot scan."""
    return pyotp.random_base32()


def otpauth_uri(secret: str, sign_in_name: str) -> str:
    """What the QR code says, as every authenticator app reads it."""
    return pyotp.TOTP(secret).provisioning_uri(name=sign_in_name, issuer_name=ISSUER)


def step_of(code: str, secret: str, now: datetime) -> int | None:
    """The time step that the code is of; None if it is of none near enough (RFC 6238, 5.2)."""
    given = "".join(code.split())
    generator = pyotp.TOTP(secret)
    present = int(now.timestamp()) // STEP
    found = None
    for step in range(present - DRIFT, present + DRIFT + 1):
        if hmac.compare_digest(generator.at(step * STEP).encode(), given.encode()):
            found = step
    return found
