"""The desk at which people sign in: what it takes beside a transaction, and what it hands out."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, TypeVar

from fastapi import Request, Response
from pydantic import BaseModel, Field

from chassis.auth import Viewer, sign_access_token
from chassis.store import Database
from identity.api.keys.keyring import Keyring
from identity.api.sign_in.cookies import Cookies
from identity.commands.sign_in.opening import SignedIn
from identity.domain.sign_in.attempts import AttemptsUnderWay
from identity.store.sign_in.password_hashes import PasswordHashes
from identity.store.store import IdentityStore

T = TypeVar("T")
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.02
_LONGEST_PAUSE: Final = 0.5


class AccessToken(BaseModel):
    """For the header `Authorization: Bearer …` of every service."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the name of the scheme
    expires_in: int = Field(description="Seconds.")
    session_expires_at: datetime = Field(description="When to sign in again in any case.")


class SessionOpened(AccessToken):
    refresh_token: str | None = Field(description="Serves once; null if it went into a cookie.")


@dataclass(frozen=True, kw_only=True)
class HouseRules:
    """What the settings say about signing in."""

    issuer: str
    audience: str
    public_url: str
    access_token_lifetime: timedelta
    refresh_cookie_path: str


@dataclass(frozen=True, kw_only=True)
class Desk:
    database: Database[IdentityStore]
    passwords: PasswordHashes
    keyring: Keyring
    rules: HouseRules
    request: Request | None = None

    def serving(self, request: Request) -> "Desk":
        """The desk as this request meets it."""
        return replace(self, request=request)

    @property
    def cookies(self) -> Cookies:
        """Those of the request."""
        if self.request is None:
            raise RuntimeError("nobody stands at the desk")
        return Cookies(
            request=self.request,
            public_url=self.rules.public_url,
            refresh_path=self.rules.refresh_cookie_path,
        )

    async def in_turn(self, attempt: Callable[[IdentityStore], Awaitable[T]]) -> T:
        """An attempt that may have to wait for the end of others under the same name. Raises
        AttemptsUnderWay if they take too long."""
        until, pause = time.monotonic() + _PATIENCE, _PAUSE
        while True:
            try:
                async with self.database.transaction() as store:
                    return await attempt(store)
            except AttemptsUnderWay:
                if time.monotonic() >= until:
                    raise
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def access(self, viewer: Viewer, session_expires_at: datetime) -> AccessToken:
        """No token outlives its session."""
        now = datetime.now(UTC)
        lifetime = min(self.rules.access_token_lifetime, session_expires_at - now)
        token = sign_access_token(
            viewer,
            await self.keyring.signing(),
            now=now,
            lifetime=lifetime,
            issuer=self.rules.issuer,
            audience=self.rules.audience,
        )
        return AccessToken(
            access_token=token,
            expires_in=int(lifetime.total_seconds()),
            session_expires_at=session_expires_at,
        )

    async def opened(
        self, signed_in: SignedIn, response: Response, *, in_cookie: bool
    ) -> SessionOpened:
        """Raises CrossSiteRequest if the token should go into a cookie and no page of ours asks."""
        access = await self.access(signed_in.viewer, signed_in.expires_at)
        if in_cookie:
            self.cookies.expect_own_page()
            self.cookies.keep_refresh_token(response, signed_in.secret.text, signed_in.expires_at)
        response.headers["Cache-Control"] = "no-store"
        token = None if in_cookie else signed_in.secret.text
        return SessionOpened(**access.model_dump(), refresh_token=token)
