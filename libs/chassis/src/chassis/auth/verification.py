"""Checking access tokens without asking anybody."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.util import json_b64decode

from chassis.auth.claims import viewer_from
from chassis.auth.keys import KeySource, keys_from
from chassis.domain import Unauthenticated
from chassis.settings import ServiceSettings
from chassis.viewer import Viewer

CLOCK_SKEW: Final = 30
REMEMBERED_TOKENS: Final = 10_000
TRUST_REMEMBERED_FOR: Final = 600.0
"""Seconds after which even an unexpired token is checked again, in case its key was withdrawn."""
ALGORITHMS: Final = ["ES256"]
_LONGEST_TOKEN: Final = 16_384


class TokenVerifier:
    """Turns a token into its viewer, and remembers it until the token expires.

    Only ES256 signatures count; issuer, audience and expiry are checked with 30 seconds of
    tolerance between clocks. A remembered token costs a look in a dictionary.
    """

    def __init__(
        self,
        keys: KeySource,
        *,
        issuer: str = "practica",
        audience: str = "practica",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(clock()),
            leeway=CLOCK_SKEW,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
        )
        self._remembered: OrderedDict[str, tuple[Viewer, float]] = OrderedDict()

    async def verify(self, token: str) -> Viewer:
        """Raises Unauthenticated, with the fact `expired` if that is all that is wrong; and
        KeysNotObtained while there is no key to check with."""
        remembered = self._remembered.get(token)
        if remembered is not None and self._clock() < remembered[1]:
            return remembered[0]
        self._remembered.pop(token, None)
        viewer, expires_at = await self._verify(token)
        self._remembered[token] = (viewer, expires_at)
        if len(self._remembered) > REMEMBERED_TOKENS:
            self._remembered.popitem(last=False)
        return viewer

    def trusted_until(self, token: str) -> float:
        """Seconds since 1970 up to which `verify` answers for a verified token without looking at
        it again; 0 for one that it does not remember."""
        remembered = self._remembered.get(token)
        return 0.0 if remembered is None else remembered[1]

    async def _verify(self, token: str) -> tuple[Viewer, float]:
        if len(token) > _LONGEST_TOKEN:
            raise Unauthenticated("The token is too long")
        key = await self._keys.key(_key_name(token))
        if key is None:
            raise Unauthenticated("The token names a key that is not known")
        try:
            claims = jwt.decode(token, key, algorithms=ALGORITHMS).claims
            self._claims.validate(claims)
        except ExpiredTokenError as error:
            raise Unauthenticated("The token has expired", expired=True) from error
        except (JoseError, ValueError) as error:
            raise Unauthenticated(f"The token was refused: {type(error).__name__}") from error
        return viewer_from(claims), self._forget_at(claims)

    def _forget_at(self, claims: Mapping[str, Any]) -> float:
        return min(float(claims["exp"]) + CLOCK_SKEW, self._clock() + TRUST_REMEMBERED_FOR)


def verifier_for(settings: ServiceSettings) -> TokenVerifier:
    """The verifier that the settings ask for."""
    return TokenVerifier(keys_from(settings), issuer=settings.issuer, audience=settings.audience)


def _key_name(token: str) -> str:
    try:
        header = json_b64decode(token.partition(".")[0].encode())
    except (ValueError, TypeError, RecursionError) as error:
        raise Unauthenticated("The token has no readable header") from error
    kid = header.get("kid") if isinstance(header, dict) else None
    if not isinstance(kid, str):
        raise Unauthenticated("The token does not name its key")
    return kid
