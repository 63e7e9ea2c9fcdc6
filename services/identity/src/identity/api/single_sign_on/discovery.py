"""What identity providers say of themselves, and their keys, kept for a while."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from identity.api.single_sign_on.id_tokens import Header, key_for
from identity.api.single_sign_on.outside import Outside
from identity.domain.single_sign_on.refusals import ProviderNotReached

TRUST_FOR: Final = 600.0
"""Seconds after which a provider is asked again."""
REFETCH_AFTER: Final = 30.0
"""Seconds between two fetches of keys that unknown key names may cause."""
_MOST: Final = 500


@dataclass
class Described:
    """Of one issuer; its keys are fetched when they are first needed."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None
    end_session_endpoint: str | None
    says_issuer: bool
    posts_secret: bool
    asked_at: float
    keys: list[RSAKey | ECKey] = field(default_factory=list)
    keys_asked_at: float | None = None


class Discovery:
    """Descriptions and keys by issuer; the one that was not used for longest is forgotten first."""

    def __init__(self, outside: Outside, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._outside = outside
        self._clock = clock
        self._described: OrderedDict[str, Described] = OrderedDict()

    async def of(self, issuer: str) -> Described:
        """Raises ProviderNotReached, AddressNotPublic and AddressUnknown."""
        known = self._described.pop(issuer, None)
        if known is None or self._clock() - known.asked_at >= TRUST_FOR:
            known = await self._ask(issuer)
        self._described[issuer] = known
        if len(self._described) > _MOST:
            self._described.popitem(last=False)
        return known

    async def key(self, described: Described, header: Header) -> RSAKey | ECKey | None:
        """None if the provider has none of this name, though it was asked again."""
        key = key_for(header, described.keys)
        asked_at, now = described.keys_asked_at, self._clock()
        if asked_at is None or (key is None and now - asked_at >= REFETCH_AFTER):
            described.keys_asked_at = now
            described.keys = _keys(await self._outside.get(described.jwks_uri))
            key = key_for(header, described.keys)
        return key

    async def _ask(self, issuer: str) -> Described:
        said = await self._outside.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if said.get("issuer") != issuer:
            raise ProviderNotReached("The provider says that it is another issuer")
        methods = _words(said, "token_endpoint_auth_methods_supported", ["client_secret_basic"])
        userinfo, sign_out = said.get("userinfo_endpoint"), said.get("end_session_endpoint")
        return Described(
            issuer=issuer,
            authorization_endpoint=self._outside.usable(said.get("authorization_endpoint")),
            token_endpoint=self._outside.usable(said.get("token_endpoint")),
            jwks_uri=self._outside.usable(said.get("jwks_uri")),
            userinfo_endpoint=None if userinfo is None else self._outside.usable(userinfo),
            end_session_endpoint=None if sign_out is None else self._outside.usable(sign_out),
            says_issuer=said.get("authorization_response_iss_parameter_supported") is True,
            posts_secret="client_secret_basic" not in methods,
            asked_at=self._clock(),
        )


def _words(said: Mapping[str, Any], name: str, otherwise: list[str]) -> list[Any]:
    given = said.get(name)
    return given if isinstance(given, list) else otherwise


def _keys(said: Mapping[str, Any]) -> list[RSAKey | ECKey]:
    """The keys that sign; what cannot be read is left out."""
    entries = said.get("keys")
    usable = entries if isinstance(entries, list) else []
    return list(_imported(entry for entry in usable if isinstance(entry, dict)))


def _imported(entries: Iterable[dict[str, Any]]) -> Iterable[RSAKey | ECKey]:
    for entry in entries:
        if entry.get("use", "sig") != "sig":
            continue
        public = {name: value for name, value in entry.items() if name != "d"}
        try:
            if entry.get("kty") == "RSA":
                yield RSAKey.import_key(public)
            elif entry.get("crv") == "P-256":
                yield ECKey.import_key(public)
        except (JoseError, ValueError, TypeError, KeyError):
            continue
