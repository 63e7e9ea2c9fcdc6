"""Turns passwords into what the store keeps of them: argon2id hashes."""

import asyncio
import unicodedata

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_SALT_LETTERS, _HASH_LETTERS = 22, 43


class PasswordHashes:
    """Hashes in threads, a few at a time: each hash takes 64 MiB and a tenth of a second.

    The cost follows the second recommendation of RFC 9106, section 4.
    """

    def __init__(
        self, *, at_once: int = 2, memory_kib: int = 65_536, passes: int = 3, lanes: int = 4
    ) -> None:
        hasher = Argon2Hasher(time_cost=passes, memory_cost=memory_kib, parallelism=lanes)
        self._hash = PasswordHash((hasher,))
        self._places = asyncio.Semaphore(at_once)
        salt, rest = "A" * _SALT_LETTERS, "A" * _HASH_LETTERS
        self._dummy = f"$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${rest}"

    async def hash(self, password: str) -> str:
        async with self._places:
            return await asyncio.to_thread(self._hash.hash, _composed(password))

    async def verify(self, password: str, kept: str | None) -> tuple[bool, str | None]:
        """Whether the password is the right one, and its new hash if the kept one is too cheap.

        Where nothing is kept a dummy is compared, so that the answer takes as long; it is written,
        not computed, so that the first such answer does not take twice as long either.
        """
        if kept is None:
            await self._compare(password, self._dummy)
            return False, None
        return await self._compare(password, kept)

    async def _compare(self, password: str, kept: str) -> tuple[bool, str | None]:
        async with self._places:
            return await asyncio.to_thread(self._hash.verify_and_update, _composed(password), kept)


def _composed(password: str) -> str:
    """Keyboards write é in one code point or two; both are the same password."""
    return unicodedata.normalize("NFKC", password)
