"""How often one address may try what is open to guessing: the same rates as in a deployment."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.types import Scope


@dataclass(frozen=True)
class Rate:
    """So many at once, and then `a_minute` evenly."""

    burst: int
    a_minute: int


_SIGNING_IN: Final = Rate(burst=20, a_minute=30)
RATES: Final = {
    ("POST", "identity", "/sessions"): _SIGNING_IN,
    ("POST", "identity", "/sessions/second-step"): _SIGNING_IN,
    ("POST", "identity", "/sessions/enrolment"): _SIGNING_IN,
    ("POST", "identity", "/sessions/enrolment/confirm"): _SIGNING_IN,
    ("POST", "identity", "/sessions/passkey"): _SIGNING_IN,
    ("POST", "identity", "/sessions/passkey-challenges"): _SIGNING_IN,
    ("POST", "identity", "/invitations/accept"): _SIGNING_IN,
    ("POST", "identity", "/password-resets"): _SIGNING_IN,
    ("POST", "identity", "/email-changes/agree"): _SIGNING_IN,
    ("POST", "identity", "/sign-ons"): _SIGNING_IN,
    ("POST", "identity", "/sign-ons/return"): _SIGNING_IN,
    ("GET", "identity", "/sign-ons/choices"): _SIGNING_IN,
    ("POST", "identity", "/oauth2/token"): _SIGNING_IN,
    ("POST", "identity", "/sessions/refresh"): Rate(burst=50, a_minute=300),
}
_REMEMBERED: Final = 10_000


class Rates:
    """Counts by address and path; the addresses that were quiet longest are forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._used: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def allow(self, scope: Scope, service: str, path: str) -> bool:
        """Counts the request, unless it comes too early."""
        rate = RATES.get((scope["method"], service, path))
        if rate is None:
            return True
        address = (scope.get("client") or ("",))[0]
        now = self._clock()
        used, since = self._used.pop((address, path), (0.0, now))
        used = max(0.0, used - (now - since) * rate.a_minute / 60)
        allowed = used <= rate.burst
        self._used[address, path] = (used + allowed, now)
        if len(self._used) > _REMEMBERED:
            self._used.popitem(last=False)
        return allowed
