"""Practica as the relying party of agencies' identity providers: there and back again."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote_plus, urlencode

from chassis.domain import DomainError, NotReady
from chassis.sealing import CannotOpen, Seal
from identity.api.single_sign_on.discovery import Described, Discovery
from identity.api.single_sign_on.id_tokens import Expected, header_of, proven_by
from identity.api.single_sign_on.outside import Outside
from identity.commands.single_sign_on.complete_sign_on import CompleteSignOn
from identity.domain.accounts.secrets_handed_out import Secret
from identity.domain.single_sign_on.identity_provider import IdentityProvider
from identity.domain.single_sign_on.refusals import SignOnRefused
from identity.domain.single_sign_on.sign_on import SignOn

CALLBACK: Final = "/sign-in/single-sign-on"
"""The page of ours, and the only one, to which providers send browsers back."""

SIGNED_OUT: Final = "/sign-in"
"""The page to which providers send browsers that were signed out there."""


@dataclass(frozen=True)
class Departure:
    """What a browser takes along: fresh secrets, of which we keep digests."""

    state: Secret = field(default_factory=Secret.fresh)
    nonce: Secret = field(default_factory=Secret.fresh)
    browser: Secret = field(default_factory=Secret.fresh)
    verifier: Secret = field(default_factory=Secret.fresh)

    @property
    def challenge(self) -> str:
        """PKCE, S256 (RFC 7636, 4.2)."""
        digest = hashlib.sha256(self.verifier.text.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@dataclass(frozen=True, kw_only=True)
class Return:
    """What the provider put into the address of our page."""

    code: str = field(repr=False)
    issuer: str | None


class RelyingParty:
    def __init__(self, *, public_url: str, seal: Seal, outside: Outside) -> None:
        self.redirect_uri = public_url.rstrip("/") + CALLBACK
        self.signed_out_uri = public_url.rstrip("/") + SIGNED_OUT
        self.outside = outside
        self.discovery = Discovery(outside)
        self._seal = seal

    def seal(self, secret: str) -> str:
        return self._seal.close(secret.encode())

    async def address(self, provider: IdentityProvider, departure: Departure) -> str:
        """Where to send the browser. Raises ProviderNotReached and what the guard raises."""
        described = await self.discovery.of(provider.facts.issuer)
        query = {
            "response_type": "code",
            "client_id": provider.facts.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": "openid email",
            "state": departure.state.text,
            "nonce": departure.nonce.text,
            "code_challenge": departure.challenge,
            "code_challenge_method": "S256",
        }
        endpoint = described.authorization_endpoint
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"

    async def sign_out_address(self, provider: IdentityProvider) -> str | None:
        """Where to send a browser that is to be signed out there, too (OpenID Connect RP-Initiated
        Logout 1.0); None where the provider has no such place, or is not reached. Without an ID
        token, which would put the person's address into a URL, the provider asks the person."""
        try:
            endpoint = (await self.discovery.of(provider.facts.issuer)).end_session_endpoint
        except DomainError:
            return None
        if endpoint is None:
            return None
        query = {
            "client_id": provider.facts.client_id,
            "post_logout_redirect_uri": self.signed_out_uri,
        }
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"

    async def proven(
        self, sign_on: SignOn, provider: IdentityProvider, back: Return
    ) -> CompleteSignOn:
        """Who signed in there. Raises SignOnRefused and ProviderNotReached."""
        described = await self.discovery.of(sign_on.issuer)
        _expect_issuer(described, back)
        tokens = await self._exchanged(described, provider, sign_on, back.code)
        id_token, access_token = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str):
            raise SignOnRefused("The provider gave no ID token")
        expected = Expected(
            issuer=sign_on.issuer,
            client_id=provider.facts.client_id,
            nonce=sign_on.nonce,
            access_token=access_token if isinstance(access_token, str) else None,
        )
        key = await self.discovery.key(described, header_of(id_token))
        if key is None:
            raise SignOnRefused("The ID token names a key that the provider does not have")
        claims = proven_by(id_token, key, expected, now=datetime.now(UTC))
        return CompleteSignOn(
            provider_id=provider.id,
            issuer=sign_on.issuer,
            subject=claims["sub"],
            verified_email=_verified_email(await self._told(described, claims, expected)),
        )

    async def _exchanged(
        self, described: Described, provider: IdentityProvider, sign_on: SignOn, code: str
    ) -> Mapping[str, Any]:
        facts = provider.facts
        secret = self._opened(provider.sealed_secret)
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_uri,
            "code_verifier": self._opened(sign_on.sealed_verifier),
        }
        basic = (quote_plus(facts.client_id), quote_plus(secret))
        if described.posts_secret:
            form |= {"client_id": facts.client_id, "client_secret": secret}
        try:
            return await self.outside.post(
                described.token_endpoint, form, basic=None if described.posts_secret else basic
            )
        except NotReady as error:
            raise SignOnRefused("The provider did not take the code") from error

    async def _told(
        self, described: Described, claims: Mapping[str, Any], expected: Expected
    ) -> Mapping[str, Any]:
        """Many providers tell the address only at their userinfo endpoint."""
        token, endpoint = expected.access_token, described.userinfo_endpoint
        if "email" in claims or token is None or endpoint is None:
            return claims
        told = await self.outside.get(endpoint, bearer=token)
        if told.get("sub") != claims["sub"]:
            raise SignOnRefused("The provider tells of somebody else")
        return told

    def _opened(self, sealed: str) -> str:
        try:
            return self._seal.open(sealed).decode()
        except CannotOpen as error:
            raise SignOnRefused("It was sealed with another key-encryption key") from error


def _expect_issuer(described: Described, back: Return) -> None:
    """Another provider's answer is not taken to this one (RFC 9207)."""
    unsaid = back.issuer is None and not described.says_issuer
    if not unsaid and back.issuer != described.issuer:
        raise SignOnRefused("The answer is another issuer's")


def _verified_email(claims: Mapping[str, Any]) -> str | None:
    """Only a plain `true` counts: an address that nobody verified may be anybody's."""
    email = claims.get("email")
    verified = claims.get("email_verified") is True
    return email if verified and isinstance(email, str) and len(email) <= 254 else None
