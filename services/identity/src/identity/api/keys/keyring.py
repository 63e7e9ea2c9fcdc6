"""The signing keys as the HTTP process holds them: opened once, looked up again each minute."""

import asyncio
import time
from collections.abc import Callable, Mapping

from joserfc.jwk import ECKey

from chassis.auth import KeySource
from chassis.store import Database
from identity.commands.keys.rotate_signing_keys import RotateSigningKeys, rotate_signing_keys
from identity.domain.keys.signing_key import SigningKey
from identity.queries.keys.signing_keys import published_keys
from identity.store.keys.sealing import SealedKeys
from identity.store.store import IdentityStore

LOOK_AGAIN_AFTER = 60.0
LOOK_FOR_UNKNOWN_AFTER = 1.0


class Keyring:
    """Also the key source of identity's own routes, which therefore ask nobody."""

    def __init__(
        self,
        database: Database[IdentityStore],
        sealed: SealedKeys,
        *,
        also: KeySource | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._sealed = sealed
        self._also = also
        self._clock = clock
        self._looking = asyncio.Lock()
        self._looked_at: float | None = None
        self._public: dict[str, Mapping[str, str]] = {}
        self._opened: tuple[str, ECKey] | None = None
        self._signing: SigningKey | None = None

    async def signing(self) -> ECKey:
        """The key that signs; the first caller of a new installation makes it."""
        await self._look(LOOK_AGAIN_AFTER)
        if self._signing is None:
            async with self._database.transaction() as store:
                await rotate_signing_keys(RotateSigningKeys(), store, self._sealed)
            await self._look(0)
        if self._signing is None:
            raise LookupError("no key signs")
        pair = self._signing.pair
        if self._opened is None or self._opened[0] != pair.kid:
            self._opened = (pair.kid, self._sealed.open(pair))
        return self._opened[1]

    async def public(self) -> list[Mapping[str, str]]:
        """The keys that the other services are told of."""
        await self._look(LOOK_AGAIN_AFTER)
        if not self._public:
            await self.signing()
        return list(self._public.values())

    async def key(self, kid: str) -> ECKey | None:
        await self._look(LOOK_AGAIN_AFTER if kid in self._public else LOOK_FOR_UNKNOWN_AFTER)
        if kid in self._public:
            return ECKey.import_key(dict(self._public[kid]))
        return await self._also.key(kid) if self._also else None

    async def _look(self, after: float) -> None:
        async with self._looking:
            if self._looked_at is not None and self._clock() - self._looked_at < after:
                return
            async with self._database.reading() as connection:
                keys = await published_keys(connection)
            self._public = {key.pair.kid: key.pair.public_jwk for key in keys}
            self._signing = next((key for key in keys if key.signs), None)
            self._looked_at = self._clock()
