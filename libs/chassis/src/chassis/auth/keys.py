"""The public keys that access tokens are checked against, and where they come from."""

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import httpx2
import structlog
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from chassis.domain import NotReady
from chassis.settings import ServiceSettings

REFETCH_AFTER = 30.0
"""Seconds between two fetches that unknown key names may cause."""
ASK_AGAIN_AFTER = 1.0
"""Seconds between two fetches for as long as there has been no key at all."""
TRUST_FOR = 600.0
"""Seconds after which the keys are fetched again, so that a withdrawn key dies out."""

log = structlog.get_logger(__name__)


class KeysNotObtained(NotReady):
    """There has been no key yet, so it cannot be told whose token is valid."""

    slug = "keys-not-obtained"


class KeySource(Protocol):
    """Finds a public key by its name; identity reads its own, the others ask for them."""

    async def key(self, kid: str) -> ECKey | None:
        """None for a name that is not among the keys. Raises KeysNotObtained if there are none."""
        ...


def public_keys(jwks: str) -> dict[str, ECKey]:
    """The P-256 keys of a JSON Web Key Set, by name; others are left out."""
    entries: Iterable[dict[str, Any]] = json.loads(jwks)["keys"]
    usable = (entry for entry in entries if entry.get("crv") == "P-256" and entry.get("kid"))
    return {entry["kid"]: ECKey.import_key(entry) for entry in usable}


class InlineKeys:
    """Keys that never change, given as text."""

    def __init__(self, jwks: str) -> None:
        self._keys = public_keys(jwks)

    async def key(self, kid: str) -> ECKey | None:
        return self._keys.get(kid)


class FetchedKeys:
    """Keys fetched from the identity service and kept.

    An unknown name makes it look again, at most once in `REFETCH_AFTER` seconds: keys rotate
    without a restart, and made-up names cause no traffic. While identity cannot be reached, the
    keys last seen stay valid; until it was reached once, nobody's token is called invalid.
    """

    def __init__(
        self,
        url: str,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
        self._transport = transport
        self._clock = clock
        self._keys: dict[str, ECKey] = {}
        self._tried_at: float | None = None
        self._fetching = asyncio.Lock()

    async def key(self, kid: str) -> ECKey | None:
        if self._may_fetch(known=kid in self._keys):
            async with self._fetching:
                if self._may_fetch(known=kid in self._keys):
                    await self._fetch()
        if not self._keys:
            raise KeysNotObtained(retry_after_seconds=int(ASK_AGAIN_AFTER))
        return self._keys.get(kid)

    def _may_fetch(self, *, known: bool) -> bool:
        if self._tried_at is None:
            return True
        patience = TRUST_FOR if known else REFETCH_AFTER if self._keys else ASK_AGAIN_AFTER
        return self._clock() - self._tried_at >= patience

    async def _fetch(self) -> None:
        self._tried_at = self._clock()
        try:
            async with httpx2.AsyncClient(transport=self._transport, timeout=5) as client:
                answer = await client.get(self._url)
                answer.raise_for_status()
                self._keys = public_keys(answer.text)
        except (httpx2.HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            log.warning("keys.not_fetched", url=self._url, error=type(error).__name__)


def keys_from(settings: ServiceSettings) -> KeySource:
    """The key source that the settings name; without one no token is accepted."""
    if settings.jwks:
        return InlineKeys(settings.jwks)
    if settings.jwks_url:
        return FetchedKeys(settings.jwks_url)
    return InlineKeys('{"keys": []}')
