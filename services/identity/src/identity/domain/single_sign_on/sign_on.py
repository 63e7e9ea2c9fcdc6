"""A sign-on under way: what we told the browser and will recognise once, within ten minutes."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

VALID_FOR: Final = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class SignOn:
    """Of state, nonce and the browser's own part only digests are kept; the PKCE verifier, which
    has to be shown again, is sealed. The issuer is the one that the browser was sent to. With an
    account somebody who is signed in links their subject; nobody signs in by it."""

    id: UUID
    provider_id: UUID
    agency_id: UUID
    issuer: str
    state: bytes = field(repr=False)
    browser: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed_verifier: str = field(repr=False)
    begun_at: datetime
    account_id: UUID | None = None

    @property
    def expires_at(self) -> datetime:
        return self.begun_at + VALID_FOR

    def is_of(self, browser: bytes, now: datetime) -> bool:
        """Whether the browser that comes back is the one that left, and in time."""
        return hmac.compare_digest(browser, self.browser) and now < self.expires_at


class SignOns(Protocol):
    """Sign-ons under way."""

    def add(self, sign_on: SignOn) -> None: ...

    async def take(self, state: bytes) -> SignOn | None:
        """It is gone with that: a state serves once."""
        ...
