"""Failed sign-ins from one address: after many it has to wait, longer each time."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final, Protocol
from uuid import UUID, uuid5

from chassis.domain import TooOften
from identity.domain.sign_in.attempts import Attempts

FREE_ATTEMPTS: Final = 50
"""A school's hundreds of people sign in from one address; each may be under way at once."""
FIRST_WAIT: Final = timedelta(seconds=10)
LONGEST_WAIT: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=24)
ONE_FORGIVEN_EVERY: Final = timedelta(minutes=30)
_ADDRESSES: Final = UUID("0f7f7a4d-92a0-4a7d-8c6e-2f3f0d6b8c11")
_V6_NETWORK: Final = 64


class AddressSlowed(TooOften):
    """Too many failures from this address, under whatever names."""

    slug: ClassVar[str] = "address-slowed"


def address_id(address: str) -> UUID:
    """A digest: the address itself is not kept. One customer has a whole network of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return uuid5(_ADDRESSES, address)
    if parsed.version == 6:
        return uuid5(_ADDRESSES, str(ipaddress.ip_network((parsed, _V6_NETWORK), strict=False)))
    return uuid5(_ADDRESSES, str(parsed))


@dataclass(eq=False, kw_only=True)
class AddressAttempts(Attempts):
    wait_until: datetime | None = None
    forgiven_at: datetime | None = None

    def begin(self, now: datetime) -> None:
        """Raises AddressSlowed and AttemptsUnderWay."""
        self._give_up_abandoned(now)
        if self.wait_until is not None and now < self.wait_until:
            seconds = int((self.wait_until - now).total_seconds()) + 1
            raise AddressSlowed("Slowed down", retry_after_seconds=seconds)
        self._forgive_with_time(now)
        self._enter(now, free=FREE_ATTEMPTS)

    def _count(self, at: datetime) -> None:
        self.failures += 1
        if self.failures > FREE_ATTEMPTS:
            doubled = min(self.failures - FREE_ATTEMPTS - 1, 16)
            self.wait_until = at + min(FIRST_WAIT * 2**doubled, LONGEST_WAIT)

    def _forgive_with_time(self, now: datetime) -> None:
        """One after the other, so that a hospital where somebody always errs is not slowed for
        the errors of a week; all of them after a quiet day. Of attempts at once one that began
        earlier may come later: it forgives nothing, and adds nothing either."""
        since = self.forgiven_at or now
        forgiven = max((now - since) // ONE_FORGIVEN_EVERY, 0)
        quiet = self.last_at is not None and now - self.last_at >= FORGOTTEN_AFTER
        self.failures = 0 if quiet else max(self.failures - forgiven, 0)
        self.forgiven_at = since + forgiven * ONE_FORGIVEN_EVERY if self.failures else now


class AttemptsByAddress(Protocol):
    async def from_(self, address: str) -> AddressAttempts:
        """A count of zero for a new address; locked until the transaction ends."""
        ...
